using System.Text.RegularExpressions;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Notes;

// Takes the marks that a person wrote out of a text: CriticMarkup outside of code, and quotes that start NOTE:.
internal static partial class MarkLifter
{
    public static LiftedText Lift(SourceText source)
    {
        var text = source.Text;
        var clean = new System.Text.StringBuilder();
        List<LiftedNote> notes = [];
        var at = 0;
        foreach (var mark in MarkedNotes.Find(source))
        {
            if (mark.Start < at)
            {
                continue;
            }

            var (start, end, kept) = Extent(text, at, mark);
            clean.Append(text, at, start - at);
            notes.Add(new()
            {
                Kind = KindOf(mark, text[start..end]),
                Text = TextOf(mark),
                Mark = text[start..end],
                MarkStart = start,
                At = clean.Length,
                Length = kept.Length,
                QuoteStart = clean.Length,
                QuoteLength = kept.Length,
            });
            clean.Append(kept);
            at = end;
        }

        clean.Append(text, at, text.Length - at);
        var whole = clean.ToString();
        return new() { Clean = whole, Notes = [.. notes.Select(note => note.QuoteLength > 0 ? note : WithWords(note, whole))] };
    }

    private static NoteKind KindOf(MarkedNote mark, string written) => mark.Kind switch
    {
        MarkedNoteKind.Delete => NoteKind.Delete,
        MarkedNoteKind.Insert => NoteKind.Insert,
        MarkedNoteKind.Replace => mark.Text.Length == 0 ? NoteKind.Insert : NoteKind.Replace,
        _ => written.TrimEnd().TrimEnd('}', '<').TrimEnd().EndsWith('?') ? NoteKind.Question : NoteKind.Comment,
    };

    private static string TextOf(MarkedNote mark) => mark.Kind switch
    {
        MarkedNoteKind.Delete => "",
        MarkedNoteKind.Replace => mark.NewText ?? "",
        MarkedNoteKind.Insert => mark.Text,
        _ => mark.Text.Trim(),
    };

    // What of the marked text is the mark, with the blanks that came with it, and the words of it that the clean text keeps.
    private static (int Start, int End, string Kept) Extent(string text, int from, MarkedNote mark)
    {
        var (start, end) = (mark.Start, mark.Start + mark.Length);
        if (mark.Kind is MarkedNoteKind.Delete or MarkedNoteKind.Replace)
        {
            return (start, end, mark.Text);
        }

        // A comment directly behind a highlight is about the highlighted words.
        if (mark.Kind == MarkedNoteKind.Comment && start - 3 >= from && text.AsSpan(start - 3, 3).SequenceEqual("==}")
            && text.LastIndexOf("{==", start - 3, start - 2 - from, StringComparison.Ordinal) is >= 0 and var open)
        {
            return (open, end, text[(open + 3)..(start - 3)]);
        }

        var lineStart = text.LastIndexOf('\n', Math.Max(0, start - 1), Math.Max(0, start)) + 1;
        var lineEnd = text.IndexOf('\n', end) is >= 0 and var found ? found : text.Length;
        if (lineStart >= from && ListMark().IsMatch(text[lineStart..start]) && string.IsNullOrWhiteSpace(text[end..lineEnd]))
        {
            var next = Math.Min(text.Length, lineEnd + 1);
            // The blank line that was put behind it, where there is one in front of it already.
            var blankBefore = lineStart == 0 || (lineStart >= 2 && text[lineStart - 2] == '\n');
            next = blankBefore && next < text.Length && text[next] == '\n' ? next + 1 : next;
            return (lineStart, next, "");
        }

        var blankLeft = start > from && text[start - 1] == ' ';
        var blankRight = end == text.Length || text[end] is ' ' or '\n';
        return (mark.Kind != MarkedNoteKind.Insert && blankLeft && blankRight ? start - 1 : start, end, "");
    }

    // A remark at a place is about the words in front of it on the line, else the line before, else what follows.
    private static LiftedNote WithWords(LiftedNote note, string clean)
    {
        var lineStart = note.At == 0 ? 0 : clean.LastIndexOf('\n', note.At - 1) + 1;
        for (var (start, end) = (lineStart, note.At); ; end = start - 1, start = end <= 0 ? 0 : clean.LastIndexOf('\n', end - 1) + 1)
        {
            if (Words(clean, start, end) is { } words)
            {
                return note with { QuoteStart = words.Start, QuoteLength = words.Length };
            }

            if (start == 0)
            {
                break;
            }
        }

        var lineEnd = clean.IndexOf('\n', note.At) is >= 0 and var found ? found : clean.Length;
        return Words(clean, note.At, lineEnd) is { } behind ? note with { QuoteStart = behind.Start, QuoteLength = behind.Length } : note;
    }

    private static (int Start, int Length)? Words(string text, int start, int end)
    {
        var line = text[start..end];
        var skipped = LineMark().Match(line).Length;
        var words = line[skipped..].TrimEnd();
        return words.Length == 0 ? null : (start + skipped, words.Length);
    }

    [GeneratedRegex(@"^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*$")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^\s*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])\s+)*")]
    private static partial Regex LineMark();
}
