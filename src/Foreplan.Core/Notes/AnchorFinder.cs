using Foreplan.Text;

namespace Foreplan.Notes;

/// <summary>Finds the words of notes again in a text: word for word, re-wrapped, moved or partly changed; what is gone is said to be lost.</summary>
internal sealed class AnchorFinder(string text)
{
    // How many characters of what stood around words must stand around a place, blanks and marks not counted.
    private const int Kept = 24;

    // How alike words are that differ in blanks and marks only, and how alike they must be at least.
    private const double Certain = 1;
    private const double Faint = 0.3;

    // How alike what is around must be that words are taken to be the same ones at the old place, and anywhere.
    private const double Alike = 0.75;
    private const double Sure = 0.9;

    // Words so few that they may stand anywhere: what is around them decides.
    private const int Short = 14;
    private const int ShortLine = 6;

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
        : (int)Math.Min(lines.Of(position.Line) + Math.Max(0L, position.Column - 1L), position.Line == lines.Count ? text.Length : lines.Of(position.Line + 1) - 1);

    /// <summary>Where the words of an anchor stand in this text.</summary>
    public NotePlace Find(NoteAnchor anchor)
    {
        var around = new Surroundings(anchor);
        if (anchor.Quote.Length == 0)
        {
            return OffsetOf(anchor.From) is { } stood && text.AsSpan(0, stood).EndsWith(anchor.Before, StringComparison.Ordinal) && text.AsSpan(stood).StartsWith(anchor.After, StringComparison.Ordinal)
                ? PlaceAt(PlaceState.Same, stood, 0)
                : Shortest(around, 0) is not { } point ? NotePlace.Lost
                : PlaceAt(point.From == point.To ? PlaceState.Moved : PlaceState.Changed, squeezed.Value.EndOf(point.From), 0);
        }

        var old = OffsetOf(anchor.From);
        if (old is { } same && string.CompareOrdinal(text, same, anchor.Quote, 0, anchor.Quote.Length) == 0 && around.LikenessAt(words.Value, same, anchor.Quote.Length) >= Alike)
        {
            return PlaceAt(PlaceState.Same, same, anchor.Quote.Length);
        }

        // What stood in front and what stood behind still stand with nothing between them: the words are gone, however alike others are.
        var wanted = new SqueezedText(anchor.Quote).Text;
        var gap = Shortest(around, wanted.Length);
        if (wanted.Length > 0 && gap is { } none && none.From == none.To)
        {
            return Carried(anchor) ?? NotePlace.Lost;
        }

        if (wanted.Length > 0 && gap is { } wrapped && squeezed.Value.Text.AsSpan(wrapped.From, wrapped.To - wrapped.From).SequenceEqual(wanted))
        {
            var place = PlaceIn(wrapped, PlaceState.Moved);
            return Found((place.Start, place.Length, Certain, 1));
        }

        var exact = Exact(anchor.Quote);
        var places = exact.Count > 0 ? exact : Squeezed(anchor.Quote);
        var isOnly = places.Count == 1 && anchor.Quote.Trim().Length >= 2 * Short;
        var verbatim = Ranked(places.Select(place => (place.Start, place.Length, Certain)));
        if (verbatim.Length > 0 && verbatim.Context >= Sure)
        {
            return Found(verbatim);
        }

        if (gap is { } between && LikenessOf(anchor, between) < Faint)
        {
            return verbatim.Length > 0 && verbatim.Context >= 0.5 ? Found(verbatim) : Carried(anchor) ?? PlaceIn(between, PlaceState.Changed);
        }

        var best = Ranked(Candidates(anchor, around, places));
        return best.Length > 0 ? Found(best) : gap is { } left ? PlaceIn(left, PlaceState.Changed) : NotePlace.Lost;

        // What is around words counts twice, words that stand once only a little more.
        (int Start, int Length, double Likeness, double Context) Ranked(IEnumerable<(int Start, int Length, double Likeness)> candidates) => candidates
            .Select(place => (place.Start, place.Length, place.Likeness, Context: around.LikenessAt(words.Value, place.Start, place.Length)))
            .Where(place => IsEnough(anchor, place.Likeness, place.Context, places.Count))
            .OrderByDescending(place => Math.Round(place.Likeness + (2 * place.Context) + (place.Likeness >= Certain && isOnly ? 0.25 : 0), 2))
            .ThenBy(place => Math.Abs(place.Start - (old ?? 0)))
            .FirstOrDefault();

        NotePlace Found((int Start, int Length, double Likeness, double Context) place)
        {
            var isSame = place.Start == old && place.Length == anchor.Quote.Length && place.Likeness >= Certain;
            return PlaceAt(isSame ? PlaceState.Same : place.Likeness >= Certain ? PlaceState.Moved : PlaceState.Changed, place.Start, place.Length);
        }
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

    private List<(int Start, int Length)> Exact(string quote) => [.. Surroundings.Occurrences(text, quote).Select(start => (start, quote.Length))];

    private List<(int Start, int Length)> Squeezed(string quote)
    {
        var wanted = new SqueezedText(quote).Text;
        var all = squeezed.Value;
        return wanted.Length < 2 ? [] : [.. Surroundings.Occurrences(all.Text, wanted).Select(index =>
        {
            var start = all.PlaceOf(index);
            return (start, all.EndOf(index + wanted.Length) - start);
        })];
    }

    // Where the words may stand: word for word, between what stood around them, and wherever words are alike.
    private IEnumerable<(int Start, int Length, double Likeness)> Candidates(NoteAnchor anchor, Surroundings around, List<(int Start, int Length)> places)
    {
        foreach (var (start, length) in places)
        {
            yield return (start, length, Certain);
        }

        var wanted = new SqueezedText(anchor.Quote).Text;
        var gaps = Gaps(around, Kept, wanted.Length);
        foreach (var gap in (gaps.Count > 0 ? gaps : Gaps(around, Kept / 2, wanted.Length)).Where(gap => gap.To > gap.From))
        {
            var place = PlaceIn(gap, PlaceState.Changed);
            yield return (place.Start, place.Length, squeezed.Value.Text[gap.From..gap.To] == wanted ? Certain : Math.Min(LikenessOf(anchor, gap), 0.99));
        }

        foreach (var window in WordWindows.Of(words.Value, WordsOf(anchor.Quote)))
        {
            yield return (window.Start, window.Length, Math.Min(window.Likeness, 0.99));
        }
    }

    // The same few words elsewhere are not these words, and alike words are only when what is around them is alike too.
    private static bool IsEnough(NoteAnchor anchor, double likeness, double context, int places)
    {
        if (likeness >= Certain)
        {
            return anchor.Quote.Trim().Length >= Short || context >= (places == 1 ? 0.1 : 0.2);
        }

        var count = WordsOf(anchor.Quote).Length;
        return count < 3 ? context >= 0.6 : (likeness >= 0.8 && count >= 5) || (likeness >= Faint && context >= 0.4);
    }

    // Whole lines that stand word for word in one other place only, as whole lines, were carried there.
    private NotePlace? Carried(NoteAnchor anchor) =>
        anchor.Quote.Trim().Length >= ShortLine && IsWhole(anchor.Before, anchor.After) && Exact(anchor.Quote) is [var (start, length)] && IsWhole(text.AsSpan(0, start), text.AsSpan(start + length))
            ? PlaceAt(PlaceState.Moved, start, length)
            : null;

    private static bool IsWhole(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var behind = after.TrimStart(" |");
        return (behind.IsEmpty || behind[0] == '\n') && before[(before.LastIndexOf('\n') + 1)..].Trim(" \t-*+>#|0123456789.)").IsEmpty;
    }

    private (int From, int To)? Shortest(Surroundings around, int length) => Gaps(around, Kept, length) is { Count: > 0 } gaps ? gaps.MinBy(gap => gap.To - gap.From) : null;

    // Between what stood around words of a length, at most this much more than they were.
    private List<(int From, int To)> Gaps(Surroundings around, int kept, int length) => [.. around.Gaps(squeezed.Value.Text, kept, (3 * length) + 60)];

    private double LikenessOf(NoteAnchor anchor, (int From, int To) gap)
    {
        var place = PlaceIn(gap, PlaceState.Changed);
        return TextWords.Likeness(WordsOf(anchor.Quote), WordsOf(text.Substring(place.Start, place.Length)));
    }

    private NotePlace PlaceIn((int From, int To) gap, PlaceState state)
    {
        var start = squeezed.Value.PlaceOf(gap.From);
        return PlaceAt(state, start, Math.Max(0, squeezed.Value.EndOf(gap.To) - start));
    }

    private static string[] WordsOf(string part) => new TextWords(part).Words;
}
