using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Models;
using Foreplan.Roles;

namespace Foreplan.Cli.Commands;

/// <summary>Which model plays which role here, what each known model costs and is good for, and which keys are set.</summary>
internal static class ModelsCommand
{
    public static Verb Of(App app)
    {
        var verb = new Verb(
            "models",
            Stage.Look,
            "The roles' models, prices with their dates, what each is good for, and for which a key is set",
            "foreplan models",
            "foreplan models --json");
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app))));
        return verb;
    }

    private static Reply Run(App app)
    {
        var none = app.NoRepository;
        var roles = none is null ? app.Workflow.Roles : null;
        var here = app.Surroundings;
        var rows = here.Prices.Rows.OrderBy(row => row.Id.Split('/')[0], StringComparer.Ordinal).ThenByDescending(row => row.Released, StringComparer.Ordinal).ToList();
        return new(Outcome.Done)
        {
            Diagnostics = [.. here.Prices.Diagnostics, .. roles?.Diagnostics ?? []],
            Fields = new()
            {
                ["roles"] = roles is null ? null : new JsonArray([.. Enum.GetValues<RoleName>().Select(name => (JsonNode)Fields(roles[name], here))]),
                ["models"] = new JsonArray([.. rows.Select(row => (JsonNode)Fields(row, here))]),
            },
            Show = page =>
            {
                page.Heading("Roles");
                if (roles is null)
                {
                    page.Line($"  {none?.Message} So there are no roles here. {none?.Hint}");
                }
                else
                {
                    Roles(page, roles, here);
                }

                page.Heading("Models, list prices in dollars per million tokens");
                Models(page, rows, here);
                page.Line().Line("  cached: input that the provider had in its cache. good for: a published comparison, or the strength in comparisons.");
                page.Line($"  Local models cost nothing. Prices of your own: {here.Configuration.PricesFile ?? Path.Combine(Path.GetDirectoryName(here.Configuration.File) ?? "", "prices.json")}");
                page.Found([.. here.Prices.Diagnostics.Select(wrong => wrong.At(here.Configuration.PricesFile, wrong.Line)), .. roles?.Diagnostics ?? []]);
            },
        };
    }

    private static void Roles(Page page, RoleTable roles, ModelSurroundings here)
    {
        var table = new Columns("role", "model", ">input", ">output", "key", ">context", ">answer", "thinking", "then");
        foreach (var role in Enum.GetValues<RoleName>().Select(name => roles[name]))
        {
            var price = role.Model is { } model ? here.Prices.Find(model) : null;
            table.Add(
                role.Name.ToString().ToLowerInvariant(),
                role.Model?.ToString() ?? "none named",
                role.Model is null ? "" : Of(price?.Input),
                role.Model is null ? "" : Of(price?.Output),
                role.Model is { } asked ? Key(asked.Provider, here) : "",
                role.MaximumContext.ToString("N0", CultureInfo.InvariantCulture),
                role.MaximumOutput.ToString("N0", CultureInfo.InvariantCulture),
                role.Thinking.ToString().ToLowerInvariant(),
                role.EscalateTo is { } next ? $"escalates to {next}" : "");
        }

        table.Show(page);
    }

    private static void Models(Page page, List<Price> rows, ModelSurroundings here)
    {
        var table = new Columns("model", ">input", ">cached", ">output", "strength", "good for", "as of", "key");
        foreach (var row in rows)
        {
            table.Add(row.Id, Of(row.Input), Of(row.Input * row.CacheRead), Of(row.Output), row.Tier?.ToString().ToLowerInvariant() ?? "", row.BestFor ?? "", row.AsOf ?? "", Key(row.Id.Split('/')[0], here));
        }

        table.Show(page);
    }

    private static string Of(decimal? usd) => usd is null ? "unknown" : Dollars.Show(usd);

    private static string Key(string provider, ModelSurroundings here) =>
        !ProviderKeys.IsKnown(provider) ? "" : ProviderKeys.Missing(provider, here.Providers) is { } variable ? $"{variable} not set" : ProviderKeys.IsDemanded(provider) ? "set" : "not needed";

    private static JsonObject Fields(Role role, ModelSurroundings here) => new()
    {
        ["role"] = role.Name.ToString().ToLowerInvariant(),
        ["model"] = role.Model?.ToString(),
        ["key"] = role.Model is { } model ? Key(model.Provider, here) : null,
        ["inputUsd"] = role.Model is { } asked ? here.Prices.Find(asked)?.Input : null,
        ["outputUsd"] = role.Model is { } priced ? here.Prices.Find(priced)?.Output : null,
        ["maximumContext"] = role.MaximumContext,
        ["maximumOutput"] = role.MaximumOutput,
        ["thinking"] = JsonNamingPolicy.CamelCase.ConvertName(role.Thinking.ToString()),
        ["escalateTo"] = role.EscalateTo?.ToString(),
    };

    private static JsonObject Fields(Price row, ModelSurroundings here) => new()
    {
        ["model"] = row.Id,
        ["inputUsd"] = row.Input,
        ["cachedUsd"] = row.Input * row.CacheRead,
        ["outputUsd"] = row.Output,
        ["tier"] = row.Tier is { } tier ? JsonNamingPolicy.CamelCase.ConvertName(tier.ToString()) : null,
        ["bestFor"] = row.BestFor,
        ["speed"] = row.Speed,
        ["planning"] = row.Planning,
        ["execution"] = row.Execution,
        ["released"] = row.Released,
        ["asOf"] = row.AsOf,
        ["key"] = Key(row.Id.Split('/')[0], here),
    };
}
