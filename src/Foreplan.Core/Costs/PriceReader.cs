using System.Text.Json;
using Foreplan.Diagnostics;
using Foreplan.Roles;

namespace Foreplan.Costs;

internal static class PriceReader
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    internal static PriceRows Read(string json, string? overrideJson)
    {
        var rows = new List<Price>();
        var diagnostics = new List<Diagnostic>();
        foreach (var document in (string?[])[json, overrideJson])
        {
            if (!string.IsNullOrWhiteSpace(document))
            {
                Merge(rows, document, diagnostics);
            }
        }

        return new PriceRows(rows, diagnostics);
    }

    private static void Merge(List<Price> rows, string json, List<Diagnostic> diagnostics)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Tolerant);
            var root = document.RootElement;
            var models = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("models", out var inner) ? inner : root;
            if (models.ValueKind != JsonValueKind.Array)
            {
                diagnostics.Add(Problems.PricesUnreadable("there is no array `models`"));
                return;
            }

            var seen = new HashSet<string>();
            var number = 0;
            foreach (var element in models.EnumerateArray())
            {
                number++;
                if (Row(element, number, diagnostics) is not { } row)
                {
                    continue;
                }

                if (!seen.Add(ModelNames.FamilyId(row.Id)))
                {
                    diagnostics.Add(Problems.PriceTwice(row.Id));
                }

                Put(rows, row);
            }
        }
        catch (JsonException e)
        {
            diagnostics.Add(Problems.PricesUnreadable(e.Message));
        }
    }

    private static void Put(List<Price> rows, Price row)
    {
        var family = ModelNames.FamilyId(row.Id);
        var at = rows.FindIndex(r => ModelNames.FamilyId(r.Id) == family);
        if (at < 0)
        {
            rows.Add(row);
        }
        else
        {
            rows[at] = row;
        }
    }

    private static Price? Row(JsonElement element, int number, List<Diagnostic> diagnostics)
    {
        var row = new PriceFields(element);
        var id = row.Text("id");
        if (id is null || id.IndexOf('/', StringComparison.Ordinal) is < 1)
        {
            diagnostics.Add(Problems.PriceRow($"row {number}", "`id` is not a text such as `anthropic/claude-haiku-4-5`"));
            return null;
        }

        var price = new Price
        {
            Id = id,
            Input = row.Number("input", required: true) ?? 0,
            Output = row.Number("output", required: true) ?? 0,
            CacheRead = row.Number("cacheRead") ?? 1,
            CacheWrite = row.Number("cacheWrite") ?? 1,
            CacheWrite1h = row.Number("cacheWrite1h"),
            MinCache = (int?)row.Whole("minCache"),
            BandTokens = row.Whole("bandTokens"),
            BandInput = row.Number("bandInput") ?? 1,
            BandOutput = row.Number("bandOutput") ?? 1,
            Batch = row.Number("batch"),
            Tier = row.Tier("tier"),
            Released = row.Text("released"),
            AsOf = row.Text("asOf"),
            BestFor = row.Text("bestFor"),
            Speed = row.Text("speed"),
            Planning = row.Text("planning"),
            Execution = row.Text("execution"),
        };
        if (row.Wrong is { } wrong)
        {
            diagnostics.Add(Problems.PriceRow($"`{id}`", wrong));
            return null;
        }

        return price;
    }
}
