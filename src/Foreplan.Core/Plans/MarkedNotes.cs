using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

// Notes that a person marked in a document: CriticMarkup outside of code, and quotes that start NOTE:.
internal static partial class MarkedNotes
{
    private const string QuoteWord = "NOTE:";

    private static readonly Mark[] Marks =
    [
        new("{>>", "<<}", MarkedNoteKind.Comment),
        new("{--", "--}", MarkedNoteKind.Delete),
        new("{++", "++}", MarkedNoteKind.Insert),
        new("{~~", "~~}", MarkedNoteKind.Replace),
    ];

    public static IReadOnlyList<MarkedNote> Find(SourceText source) => Find(Outline.Read(source), null);

    internal static IReadOnlyList<MarkedNote> Find(Outline outline, ReadingLog? log)
    {
        // Most documents hold none, and what is code need not be known for that.
        var text = outline.Source.Text;
        if (!HoldsMark(text) && !text.Contains(QuoteWord, StringComparison.Ordinal))
        {
            return [];
        }

        var lines = new LineStarts(text);
        var notes = Marks.SelectMany(mark => Critic(outline, lines, mark, log)).ToList();
        notes.AddRange(Quotes(outline, lines));
        return notes.ByNumber(note => note.Start);
    }

    private static bool HoldsMark(string text)
    {
        for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0; at = text.IndexOf('{', at + 1))
        {
            var from = at;
            if (Array.Exists(Marks, mark => text.AsSpan(from).StartsWith(mark.Open)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<MarkedNote> Critic(Outline outline, LineStarts lines, Mark mark, ReadingLog? log)
    {
        var text = outline.Source.Text;
        for (var start = outline.Prose.IndexOf(mark.Open, StringComparison.Ordinal); start >= 0;)
        {
            // A lone backtick inside a note may make its end look like code; the note is kept all the same.
            var inner = start + mark.Open.Length;
            var end = outline.Prose.IndexOf(mark.Close, inner, StringComparison.Ordinal);
            end = end >= 0 ? end : text.IndexOf(mark.Close, inner, StringComparison.Ordinal);
            if (end < 0)
            {
                log?.Add(Problems.NoteNotClosed(mark.Open, mark.Close), lines.Span(start, start));
                yield break;
            }

            var length = end + mark.Close.Length - start;
            var content = text[inner..end];
            var split = mark.Kind == MarkedNoteKind.Replace ? content.IndexOf("~>", StringComparison.Ordinal) : -1;
            yield return new()
            {
                Kind = mark.Kind,
                Text = split >= 0 ? content[..split] : content,
                NewText = split >= 0 ? content[(split + 2)..] : mark.Kind == MarkedNoteKind.Replace ? "" : null,
                Start = start,
                Length = length,
                Span = lines.Span(start, start + length - 1),
            };
            var next = Math.Min(outline.Prose.Length, start + length);
            start = outline.Prose.IndexOf(mark.Open, next, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<MarkedNote> Quotes(Outline outline, LineStarts lines)
    {
        var prose = outline.Prose.Split('\n');
        for (var i = 0; i < prose.Length; i++)
        {
            if (!NoteStart().IsMatch(prose[i]))
            {
                continue;
            }

            var last = i;
            while (last + 1 < prose.Length && prose[last + 1].TrimStart().StartsWith('>') && !NoteStart().IsMatch(prose[last + 1]))
            {
                last++;
            }

            var start = lines.Of(i + 1) + outline.Source.Lines[i].IndexOf('>', StringComparison.Ordinal);
            var end = lines.Of(last + 1) + outline.Source.Lines[last].Length;
            var content = string.Join('\n', outline.Source.Lines.Skip(i).Take(last - i + 1).Select(line => QuoteMark().Without(line)));
            yield return new()
            {
                Kind = MarkedNoteKind.Quote,
                Text = content[(content.IndexOf(QuoteWord, StringComparison.Ordinal) + QuoteWord.Length)..].Trim(),
                Start = start,
                Length = end - start,
                Span = lines.Span(start, Math.Max(start, end - 1)),
            };
            i = last;
        }
    }

    [GeneratedRegex(@"^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*>[>\s]*(?:\*\*)?NOTE:")]
    private static partial Regex NoteStart();

    [GeneratedRegex(@"^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*>[>\s]*")]
    private static partial Regex QuoteMark();

    private sealed record Mark(string Open, string Close, MarkedNoteKind Kind);
}
