using System.Text;
using Foreplan.Diagnostics;

namespace Foreplan.Cli.Output.Findings;

/// <summary>Findings as workflow commands, which GitHub shows at the lines of a pull request.</summary>
internal static class GithubAnnotations
{
    public static string Write(IEnumerable<Diagnostic> found)
    {
        var text = new StringBuilder();
        foreach (var one in found)
        {
            var kind = one.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            var properties = new List<string>();
            if (one.File is { } file)
            {
                properties.Add($"file={Property(file)}");
            }

            if (one.Line is { } line)
            {
                properties.Add($"line={line}");
            }

            if (one is { Line: not null, Column: { } column })
            {
                properties.Add($"col={column}");
            }

            properties.Add($"title={Property(one.Id)}");
            text.Append($"::{kind} {string.Join(',', properties)}::{Data(one.Fix is null ? one.Message : $"{one.Message}\n{one.Fix}")}\n");
        }

        return text.ToString();
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
