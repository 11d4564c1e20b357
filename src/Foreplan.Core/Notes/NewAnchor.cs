namespace Foreplan.Notes;

// Turns what a person marked into an anchor.
internal sealed class NewAnchor(TextNotes text, string path)
{
    private readonly AnchorFinder marked = new(text.Source.Text);

    public NoteAnchor? Of(NewNote given)
    {
        if (string.IsNullOrWhiteSpace(given.Quote))
        {
            return given.From is { } from ? Range(given, from) : null;
        }

        if (given.Quote.Length > Note.LongestQuote)
        {
            throw new ForeplanException($"The marked words have {given.Quote.Length:N0} characters; a note may be about {Note.LongestQuote:N0}.", "Mark less, or write a note on the whole plan.");
        }

        var clean = text.Finder.Places(given.Quote);
        if (clean.Count == 0)
        {
            throw new ForeplanException($"These words are not in {path}: {(given.Quote.Length <= 80 ? given.Quote : given.Quote[..80] + " …")}", "It may have been changed: look again, or name a line.");
        }

        var near = given.From is { } wanted ? text.Lifted.ToClean(Offset(wanted)) : 0;
        if (given.From is null && clean.Count > 1)
        {
            throw new ForeplanException($"These words stand {clean.Count} times in {path}: {(given.Quote.Length <= 80 ? given.Quote : given.Quote[..80] + " …")}", $"Name more of them, or the line: {string.Join(", ", clean.Take(8).Select(place => text.Finder.PlaceAt(PlaceState.Same, place.Start, 0).From.Line))}.");
        }

        var (start, length) = clean.MinBy(place => Math.Abs(place.Start - near));
        return text.Finder.AnchorAt(start, length);
    }

    private NoteAnchor Range(NewNote given, TextPosition from)
    {
        if (given.Sha256 is { } hash && hash != text.Source.Sha256)
        {
            throw new ForeplanException($"{path} was changed since you looked at it.", "Look again, then note it.");
        }

        var start = Offset(from);
        var lineEnd = marked.OffsetOf(new(from.Line, int.MaxValue)) ?? start;
        var end = given.To is { } to ? Offset(to) : lineEnd;
        var (first, last) = (text.Lifted.ToClean(start), text.Lifted.ToClean(Math.Max(start, end)));
        if (first == last && given is { To: null, Kind: NoteKind.Delete or NoteKind.Replace })
        {
            throw new ForeplanException($"Line {from.Line} of {path} is empty: there is nothing to {given.Kind.ToString().ToLowerInvariant()}.", "Name another line, or the words with --on.");
        }

        return last - first <= Note.LongestQuote
            ? text.Finder.AnchorAt(first, last - first)
            : throw new ForeplanException($"The marked words have {last - first:N0} characters; a note may be about {Note.LongestQuote:N0}.", "Mark less, or write a note on the whole plan.");
    }

    private int Offset(TextPosition position) =>
        marked.OffsetOf(position) ?? throw new ForeplanException($"{path} has no line {position.Line}; it has {text.Source.Lines.Count}.", "Name a line that is there.");
}
