using Foreplan.Plans.Dialects.Lines;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

/// <summary>What a Markdown document holds, counted as GitHub's Markdown does.</summary>
/// <param name="Headings">Headings of all levels.</param>
/// <param name="OpenTasks">Task boxes that are not ticked.</param>
/// <param name="DoneTasks">Task boxes that are ticked.</param>
public sealed record MarkdownCounts(int Headings, int OpenTasks, int DoneTasks)
{
    /// <summary>Counts a document.</summary>
    public static MarkdownCounts Of(SourceText source)
    {
        var document = DialectDocument.Read(source);
        var (headings, open, done) = (0, 0, 0);
        foreach (var line in document.Lines)
        {
            headings += line.Kind == LineKind.Heading ? 1 : 0;
            if (line is { IsItem: true, Done: { } ticked, Body.Length: > 0 } && IsPlain(line.Text))
            {
                open += ticked ? 0 : 1;
                done += ticked ? 1 : 0;
            }
        }

        return new(headings, open, done);
    }

    // Kiro's `[-]` and `[ ]*` are boxes of its own.
    private static bool IsPlain(string line)
    {
        var box = line.IndexOf('[', StringComparison.Ordinal);
        return line[box + 1] is ' ' or 'x' or 'X' && line.Length > box + 3 && line[box + 3] is ' ' or '\t';
    }
}
