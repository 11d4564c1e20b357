using Foreplan.Text;

namespace Foreplan.Notes;

/// <summary>Finds the words of notes again in a text: word for word, re-wrapped, moved or partly changed; what is gone is said to be lost.</summary>
internal sealed class AnchorFinder(string text)
{
    private const int MostPlaces = 500;
    private const int ContextWords = 12;

    // Words so few that they may stand anywhere: what is around them decides.
    private const int Short = 14;

    private readonly LineStarts lines = new(text);
    private readonly Lazy<SqueezedText> squeezed = new(() => new SqueezedText(text));
    private readonly Lazy<TextWords> words = new(() => new TextWords(text));

    /// <summary>An anchor for words of this text.</summary>
    public NoteAnchor AnchorAt(int start, int length) => new()
    {
        Quote = text.Substring(start, length),
        From = PositionOf(start),
        To = PositionOf(start + length),
        Before = text[Whole(Math.Max(0, start - NoteAnchor.ContextLength))..start],
        After = text[(start + length)..Whole(Math.Min(text.Length, start + length + NoteAnchor.ContextLength))],
    };

    /// <summary>A place of this text.</summary>
    public NotePlace PlaceAt(PlaceState state, int start, int length) => new()
    {
        State = state,
        Start = start,
        Length = length,
        From = PositionOf(start),
        To = PositionOf(start + length),
    };

    /// <summary>The position in the text of a line and column, cut to the line; null when there is no such line.</summary>
    public int? OffsetOf(TextPosition position) => position.Line < 1 || position.Line > lines.Count
        ? null
        : Math.Min(lines.Of(position.Line) + Math.Max(0, position.Column - 1), position.Line == lines.Count ? text.Length : lines.Of(position.Line + 1) - 1);

    /// <summary>Where the words of an anchor stand in this text.</summary>
    public NotePlace Find(NoteAnchor anchor)
    {
        if (anchor.Quote.Length == 0)
        {
            return Between(anchor) ?? NotePlace.Lost;
        }

        var old = OffsetOf(anchor.From);
        if (old is { } same && string.CompareOrdinal(text, same, anchor.Quote, 0, anchor.Quote.Length) == 0 && ContextAt(anchor, same, anchor.Quote.Length) >= 0.5)
        {
            return PlaceAt(PlaceState.Same, same, anchor.Quote.Length);
        }

        return Best(anchor, old, Exact(anchor.Quote)) ?? Best(anchor, old, Squeezed(anchor.Quote)) ?? Alike(anchor) ?? Between(anchor) ?? NotePlace.Lost;
    }

    /// <summary>Every place at which words stand, blanks and Markdown marks not counted; those word for word first.</summary>
    public IReadOnlyList<(int Start, int Length)> Places(string quote) => Exact(quote) is { Count: > 0 } exact ? exact : Squeezed(quote);

    private TextPosition PositionOf(int offset)
    {
        var span = lines.Span(offset, offset);
        return new(span.Line, span.Column);
    }

    // A pair of surrogates is not cut apart.
    private int Whole(int offset) => offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) ? offset + 1 : offset;

    private List<(int Start, int Length)> Exact(string quote) => [.. Occurrences(text, quote).Select(start => (start, quote.Length))];

    private List<(int Start, int Length)> Squeezed(string quote)
    {
        var wanted = new SqueezedText(quote).Text;
        var all = squeezed.Value;
        return wanted.Length < 2 ? [] : [.. Occurrences(all.Text, wanted).Select(index =>
        {
            var start = all.PlaceOf(index);
            return (start, all.EndOf(index + wanted.Length) - start);
        })];
    }

    private static IEnumerable<int> Occurrences(string text, string wanted)
    {
        var count = 0;
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0 && count++ < MostPlaces; at = at + 1 < text.Length ? text.IndexOf(wanted, at + 1, StringComparison.Ordinal) : -1)
        {
            yield return at;
        }
    }

    // Of several places the one whose surroundings are most alike, then the one nearest to the old one.
    private NotePlace? Best(NoteAnchor anchor, int? old, List<(int Start, int Length)> places)
    {
        if (places.Count == 0)
        {
            return null;
        }

        var near = old ?? 0;
        var (start, length, context) = places
            .Select(place => (place.Start, place.Length, Context: ContextAt(anchor, place.Start, place.Length)))
            .OrderByDescending(place => Math.Round(place.Context, 2)).ThenBy(place => Math.Abs(place.Start - near)).First();
        if (anchor.Quote.Trim().Length < Short && context < 0.35)
        {
            // The same few words elsewhere are not these words, when what was around them is still there around others.
            return Between(anchor) ?? (places.Count == 1 || context >= 0.2 ? PlaceAt(PlaceState.Moved, start, length) : null);
        }

        return PlaceAt(start == old && length == anchor.Quote.Length ? PlaceState.Same : PlaceState.Moved, start, length);
    }

    // How alike the words around a place are to those that were around the quote, from 0 to 1.
    private double ContextAt(NoteAnchor anchor, int start, int length)
    {
        var (before, after) = (WordsOf(anchor.Before), WordsOf(anchor.After));
        before = before.Length > ContextWords ? before[^ContextWords..] : before;
        after = after.Length > ContextWords ? after[..ContextWords] : after;
        var all = words.Value;
        var (first, behind) = (all.FirstFrom(start), all.FirstFrom(start + length));
        var left = TextWords.Likeness(before, all.Words.AsSpan(Math.Max(0, first - before.Length), Math.Min(before.Length, first)));
        var right = TextWords.Likeness(after, all.Words.AsSpan(behind, Math.Min(after.Length, all.Words.Length - behind)));
        return before.Length == 0 ? right : after.Length == 0 ? left : (left + right) / 2;
    }

    private static string[] WordsOf(string part) => new TextWords(part).Words;

    private NotePlace? Alike(NoteAnchor anchor)
    {
        var wanted = WordsOf(anchor.Quote);
        (int Start, int Length, double Score)? best = null;
        foreach (var window in WordWindows.Of(words.Value, wanted))
        {
            var context = ContextAt(anchor, window.Start, window.Length);
            var enough = wanted.Length < 3 ? context >= 0.6 : window.Likeness >= 0.6 || (window.Likeness >= 0.3 && context >= 0.4);
            var score = window.Likeness + context;
            if (enough && score > (best?.Score ?? 0))
            {
                best = (window.Start, window.Length, score);
            }
        }

        return best is { } found ? PlaceAt(PlaceState.Changed, found.Start, found.Length) : null;
    }

    // What stands now between what stood in front of the words and what stood behind them.
    private NotePlace? Between(NoteAnchor anchor)
    {
        const int Kept = 24;
        var before = new SqueezedText(anchor.Before).Text;
        var after = new SqueezedText(anchor.After).Text;
        var all = squeezed.Value;
        var longest = (3 * new SqueezedText(anchor.Quote).Text.Length) + 60;
        before = before.Length > Kept ? before[^Kept..] : before;
        after = after.Length > Kept ? after[..Kept] : after;
        if (before.Length < 8 && after.Length < 8)
        {
            return null;
        }

        (int Start, int Length)? best = null;
        foreach (var start in before.Length == 0 ? [0] : Occurrences(all.Text, before).Select(index => index + before.Length))
        {
            var end = after.Length == 0 ? all.Text.Length : all.Text.IndexOf(after, start, Math.Min(all.Text.Length - start, longest + after.Length), StringComparison.Ordinal);
            if (end >= 0 && end - start <= longest && (best is null || end - start < best.Value.Length))
            {
                best = (start, end - start);
            }
        }

        if (best is not { } found)
        {
            return null;
        }

        if (found.Length == 0)
        {
            return anchor.Quote.Length == 0 ? PlaceAt(PlaceState.Moved, all.EndOf(found.Start), 0) : null;
        }

        var from = all.PlaceOf(found.Start);
        return anchor.Quote.Length == 0 ? PlaceAt(PlaceState.Changed, all.EndOf(found.Start), 0) : PlaceAt(PlaceState.Changed, from, all.EndOf(found.Start + found.Length) - from);
    }
}
