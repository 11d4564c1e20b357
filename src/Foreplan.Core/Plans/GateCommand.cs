using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans;

internal static partial class GateCommand
{
    public static Gate Read(string command, SourceSpan span, out Diagnostic? diagnostic)
    {
        var rest = command;
        var folder = "";
        if (Folder().Match(rest) is { Success: true } prefix)
        {
            folder = prefix.Groups[1].Value.Trim().Trim('"', '\'').TrimEnd('/');
            rest = rest[prefix.Length..];
        }

        if (rest.StartsWith("sh:", StringComparison.OrdinalIgnoreCase))
        {
            var script = rest[3..].Trim();
            diagnostic = script.Length == 0 ? Problems.NoCommand(span, command) : null;
            return new() { Text = command, Folder = Relative(folder), Words = script.Length == 0 ? [] : ["sh", "-c", script], Span = span };
        }

        var words = ShellWords.Split(rest, out var problem);
        diagnostic = problem switch
        {
            { } fault => Problems.CommandNotWords(span, command, fault),
            null when words.Count == 0 => Problems.NoCommand(span, command),
            _ => null,
        };
        return new() { Text = command, Folder = Relative(folder), Words = problem is null ? words : [], Span = span };
    }

    private static string Relative(string folder) => folder is "." ? "" : folder.StartsWith("./", StringComparison.Ordinal) ? folder[2..] : folder;

    [GeneratedRegex(@"^in\s+(""[^""]+""|'[^']+'|[^\s:][^:]*):\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Folder();
}
