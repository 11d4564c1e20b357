namespace Foreplan.Models;

/// <summary>Which providers have what they need to be called from here.</summary>
public static class ProviderKeys
{
    /// <summary>The providers that demand a key and have one, in the table's order.</summary>
    public static IReadOnlyList<string> Set(ProviderSettings settings) =>
        [.. ProviderTable.Rows.Where(row => row.KeyRequired && Missing(row, settings) is null).Select(row => row.Name)];

    /// <summary>The environment variable that a provider's key is missing in; null when it has one or needs none.</summary>
    /// <param name="provider">Such as <c>anthropic</c>.</param>
    /// <param name="settings">Where keys come from.</param>
    /// <exception cref="ForeplanException">There is no such provider.</exception>
    public static string? Missing(string provider, ProviderSettings settings) => Missing(ProviderTable.Find(provider), settings);

    /// <summary>True when there is a provider of that name.</summary>
    public static bool IsKnown(string provider) => ProviderTable.Rows.Any(row => row.Name == provider);

    /// <summary>True when the provider is not called without a key.</summary>
    /// <exception cref="ForeplanException">There is no such provider.</exception>
    public static bool IsDemanded(string provider) => ProviderTable.Find(provider).KeyRequired;

    private static string? Missing(ProviderRow row, ProviderSettings settings) =>
        row.KeyRequired && row.KeyVariable is { } variable && string.IsNullOrWhiteSpace(settings.Variable(variable)) && !settings.Keys.ContainsKey(row.Name)
            ? variable
            : null;
}
