using System.Text;
using Foreplan.Text;

namespace Foreplan.Workspace.State;

/// <summary>A path as one file name: escaped, so that two paths never share one and short ones can be read back.</summary>
internal static class StateName
{
    private const string OfRoot = "%root";
    private const int Longest = 200;

    public static string Of(string path)
    {
        var escaped = Escaped(path);
        return escaped.Length == 0 ? OfRoot : escaped.Length > Longest ? $"%{TextHash.Of(path)}" : escaped;
    }

    // As an address is escaped, and dots too; without the loading of what knows addresses.
    private static string Escaped(string path)
    {
        var name = new StringBuilder(path.Length + 8);
        foreach (var part in Encoding.UTF8.GetBytes(path))
        {
            _ = char.IsAsciiLetterOrDigit((char)part) || part is (byte)'-' or (byte)'_' or (byte)'~' ? name.Append((char)part) : name.Append('%').Append(Convert.ToHexString([part]));
        }

        return name.ToString();
    }

    /// <summary>The path of a name; null when it was too long to be kept.</summary>
    public static string? PathOf(string name) =>
        name == OfRoot ? "" : name.Length == 65 && name[0] == '%' && name[1..].All(char.IsAsciiHexDigitLower) ? null : Uri.UnescapeDataString(name);
}
