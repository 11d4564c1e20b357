using Foreplan.Text;

namespace Foreplan.Workspace.State;

/// <summary>A path as one file name: escaped, so that two paths never share one and short ones can be read back.</summary>
internal static class StateName
{
    private const string OfRoot = "%root";
    private const int Longest = 200;

    public static string Of(string path)
    {
        var escaped = Uri.EscapeDataString(path).Replace(".", "%2E", StringComparison.Ordinal);
        return escaped.Length == 0 ? OfRoot : escaped.Length > Longest ? $"%{TextHash.Of(path)}" : escaped;
    }

    /// <summary>The path of a name; null when it was too long to be kept.</summary>
    public static string? PathOf(string name) =>
        name == OfRoot ? "" : name.Length == 65 && name[0] == '%' && name[1..].All(char.IsAsciiHexDigitLower) ? null : Uri.UnescapeDataString(name);
}
