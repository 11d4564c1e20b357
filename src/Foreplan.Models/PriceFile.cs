using System.Text.Json;

namespace Foreplan.Models;

/// <summary>The list prices that ship with Foreplan.</summary>
public static class PriceFile
{
    /// <summary>The text of <c>prices.json</c>.</summary>
    public static string Text()
    {
        using var stream = typeof(PriceFile).Assembly.GetManifestResourceStream("prices.json")
            ?? throw new InvalidOperationException("prices.json is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The names of a provider's models that have a price, in the file's order.</summary>
    internal static IReadOnlyList<string> ModelsOf(string provider)
    {
        using var document = JsonDocument.Parse(Text());
        var prefix = provider + "/";
        return
        [
            .. document.RootElement.GetProperty("models").EnumerateArray()
                .Select(row => row.GetProperty("id").GetString() ?? "")
                .Where(id => id.StartsWith(prefix, StringComparison.Ordinal))
                .Select(id => id[prefix.Length..]),
        ];
    }
}
