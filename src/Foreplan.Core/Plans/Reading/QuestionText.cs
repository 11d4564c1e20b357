using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal static class QuestionText
{
    /// <summary>Who an answer is by that nobody gave.</summary>
    public const string AssumedBy = "assumed";

    public static string Open(string id, string text) => $"**{id}** (open): {Blanks.Collapse(text)}";

    public static string Answered(string id, string text, string answer, string by) =>
        $"**{id}** (answered by {Blanks.Collapse(by).Replace('(', '[').Replace(')', ']')}): {Blanks.Collapse(text)} → {Blanks.Collapse(answer)}";

    public static string Assumed(string id, string text, string answer) =>
        $"**{id}** (assumed): {Blanks.Collapse(text)} → {Blanks.Collapse(answer)}";

    public static void ReplaceHead(SourceText source, LineEdits edits, OutlineItem item, string head)
    {
        var first = source.Lines[item.HeadSpan.Line - 1];
        edits.Replace(item.HeadSpan.Line, item.HeadSpan.EndLine, [first[..(item.HeadSpan.Column - 1)] + head]);
    }

    public static IEnumerable<string> Entry(AskedQuestion asked, string id)
    {
        yield return "- " + Head(asked, id);
        if (!string.IsNullOrWhiteSpace(asked.Why))
        {
            yield return $"  - Why: {Blanks.Collapse(asked.Why)}";
        }

        if (asked.Options.Count > 0)
        {
            yield return $"  - Options: {string.Join(" | ", asked.Options.Select(Blanks.Collapse))}";
        }

        if (!string.IsNullOrWhiteSpace(asked.Recommended))
        {
            yield return $"  - Recommended: {Blanks.Collapse(asked.Recommended)}";
        }
    }

    public static string Head(AskedQuestion asked, string id) =>
        asked switch
        {
            { Answer: { } answer, By: AssumedBy } => Assumed(id, asked.Text, answer),
            { Answer: { } answer } => Answered(id, asked.Text, answer, asked.By ?? "you"),
            _ => Open(id, asked.Text),
        };
}
