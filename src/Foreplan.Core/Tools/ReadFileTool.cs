using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary><c>read_file</c>: a file's text or some of its lines, cut at 2,000 lines or 40,000 characters.</summary>
/// <param name="tree">What is read.</param>
public sealed class ReadFileTool(ITree tree) : Tool(
    "read_file",
    "Reads a text file, or lines from..to of it (from 1, inclusive).",
    """{"type":"object","properties":{"path":{"type":"string"},"from":{"type":"integer","minimum":1},"to":{"type":"integer","minimum":1}},"required":["path"],"additionalProperties":false}""")
{
    private const int MostLines = 2_000;
    private const int MostCharacters = 40_000;
    private const int LongestLine = 4_000;

    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(Answer(arguments.Text("path"), arguments.Number("from"), arguments.Number("to")));

    private ToolAnswer Answer(string given, int? from, int? to)
    {
        var target = TreeFile.Open(tree, given);
        if (target.Refused is { } refused)
        {
            return refused;
        }

        if (target.IsBinary)
        {
            return ToolAnswer.Ok($"`{target.Name}` is binary, {target.Bytes.Length} bytes; it has no lines to read.");
        }

        var lines = LinesOf(Secrets.Replace(target.Source.Text));
        var first = from ?? 1;
        var last = Math.Min(to ?? int.MaxValue, lines.Length);
        if (to < first)
        {
            return ToolAnswer.Error(ToolCode.BadArguments, $"`to` ({to}) is before `from` ({first})");
        }

        if (lines.Length == 0 && from is null or 1)
        {
            return ToolAnswer.Ok($"`{target.Name}` is empty.");
        }

        return first > lines.Length
            ? ToolAnswer.Error(ToolCode.BadArguments, $"`from` ({first}) is behind the end: `{target.Name}` has {lines.Length} lines")
            : ToolAnswer.Ok(Page(target, lines, first, last));
    }

    private static string Page(TreeFile target, string[] lines, int first, int last)
    {
        var shown = new List<string>();
        var room = MostCharacters;
        var longLines = false;
        for (var number = first; number <= last && shown.Count < MostLines && room > 0; number++)
        {
            var line = lines[number - 1];
            if (line.Length > LongestLine)
            {
                line = $"{line.AsSpan(0, LongestLine)}… ({line.Length - LongestLine} more characters in this line)";
                longLines = true;
            }

            room -= line.Length + 1;
            shown.Add(line);
        }

        var end = first + shown.Count - 1;
        var wrapped = RepositoryText.File(target.Path, $"{first}-{end} of {lines.Length}", string.Join('\n', shown));
        var notes = new List<string>();
        if (end < last)
        {
            notes.Add($"Cut here: read on from line {end + 1}.");
        }

        if (longLines)
        {
            notes.Add("Long lines are cut.");
        }

        if (target.Source.IsDamaged)
        {
            notes.Add("The file is not valid UTF-8 and is shown as Latin-1; it cannot be edited with these tools.");
        }

        return string.Join('\n', [wrapped, .. notes]);
    }

    private static string[] LinesOf(string text) =>
        text.Length == 0 ? [] : (text[^1] == '\n' ? text[..^1] : text).Split('\n');
}
