using Foreplan.Text;

namespace Foreplan.Notes;

// The notes that stand in a plan's text: its marks, and its plain edits against a version.
internal sealed class TextNotes
{
    private readonly AnchorFinder finder;
    private readonly AnchorFinder marked;
    private readonly string author;
    private readonly int version;
    private readonly DateTimeOffset at;

    public TextNotes(SourceText source, string? versionText, int version, string author, DateTimeOffset at)
    {
        Source = source;
        this.author = author;
        this.version = version;
        this.at = at;
        Lifted = MarkLifter.Lift(source);
        finder = new(Lifted.Clean);
        marked = Lifted.Notes.Count == 0 ? finder : new(source.Text);
        KnowsVersion = versionText is not null;
        Marked = [.. Lifted.Notes.Zip(Ids("T", Lifted.Notes.Select(note => note.Mark)), (note, id) => (note, NoteOf(note, id)))];
        Edited = versionText is null ? [] : [.. EditNotes(versionText)];
    }

    public SourceText Source { get; }

    /// <summary>True when the text of the version is here, so that plain edits are seen.</summary>
    public bool KnowsVersion { get; }

    public LiftedText Lifted { get; }

    public IReadOnlyList<(LiftedNote Lifted, Note Note)> Marked { get; }

    public IReadOnlyList<(PlainEdit Edit, Note Note)> Edited { get; }

    /// <summary>Finds words in the text without its marks.</summary>
    public AnchorFinder Finder => finder;

    // Where a note of notes.json stands in the text as it is on disk.
    public NotePlace PlaceOf(Note note)
    {
        if (note.Anchor is not { } anchor)
        {
            return NotePlace.Whole;
        }

        // A plain edit's quote is what was there before it.
        var place = finder.Find(note.Source == NoteSource.Edited && note.Disposition.State == NoteState.Open ? anchor with { Quote = note.Text } : anchor);
        return place.IsFound ? InMarked(place) : place;
    }

    public NotePlace PlaceOf(LiftedNote note) => note.Length > 0 || note.QuoteLength == 0
        ? marked.PlaceAt(PlaceState.Same, note.MarkStart, note.Mark.Length)
        : InMarked(finder.PlaceAt(PlaceState.Same, note.QuoteStart, note.QuoteLength));

    public NotePlace PlaceOf(PlainEdit edit) => InMarked(finder.PlaceAt(PlaceState.Same, edit.NewLines.Start, edit.NewLines.Text.Length));

    private NotePlace InMarked(NotePlace clean)
    {
        if (Lifted.Notes.Count == 0)
        {
            return clean;
        }

        var start = Lifted.ToMarked(clean.Start, isEnd: false);
        var end = Math.Max(start, Lifted.ToMarked(clean.Start + clean.Length, isEnd: true));
        return marked.PlaceAt(clean.State, start, end - start);
    }

    private Note NoteOf(LiftedNote note, string id) => new()
    {
        Id = id,
        Version = version,
        Author = author,
        At = at,
        Kind = note.Kind,
        Anchor = finder.AnchorAt(note.QuoteStart, note.QuoteLength),
        Text = note.Text,
        Source = NoteSource.Marked,
        Mark = note.Mark,
    };

    private IEnumerable<(PlainEdit, Note)> EditNotes(string versionText)
    {
        var edits = PlainEdits.Of(versionText, Lifted.Clean).Where(edit => !edit.IsBlank).ToList();
        var then = new AnchorFinder(versionText);
        return edits.Zip(Ids("E", edits.Select(edit => $"{edit.Old}\0{edit.New}")), (edit, id) => (edit, new Note
        {
            Id = id,
            Version = version,
            Author = author,
            At = at,
            Kind = edit.Kind,
            Anchor = then.AnchorAt(edit.OldLines.Start, Cut(edit.OldLines.Text, Note.LongestQuote).Length),
            Text = Cut(edit.NewLines.Text, Note.LongestText),
            Source = NoteSource.Edited,
        }));
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    // Made of the words themselves, so that an id stays while other places change; the second of two equal ones counts.
    private static List<string> Ids(string letter, IEnumerable<string> contents)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        List<string> ids = [];
        foreach (var content in contents)
        {
            var number = seen[content] = seen.GetValueOrDefault(content) + 1;
            var hash = TextHash.Of($"{number} {content}");
            var length = 4;
            while (!taken.Add(letter + hash[..length]))
            {
                length++;
            }

            ids.Add(letter + hash[..length]);
        }

        return ids;
    }
}
