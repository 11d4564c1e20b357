using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal static partial class AnsiText
{
    public static string Strip(string output) =>
        Codes().Replace(output, "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]")]
    private static partial Regex Codes();
}
