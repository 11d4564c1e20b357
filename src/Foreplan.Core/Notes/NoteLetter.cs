using System.Text;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Notes;

// The person's notes as the planner reads them: each with its place, its words and what was said about it before.
internal sealed class NoteLetter(SourceText sent)
{
    private readonly AnchorFinder finder = new(sent.Text);
    private readonly PlanRegions regions = new(sent.Text);

    public string Of(IEnumerable<Note> notes) => string.Join("\n\n", notes.Select(Of));

    public string Of(Note note)
    {
        var text = new StringBuilder($"{note.Id}: {Word(note)}, by {note.Author}");
        if (note.Anchor is not { } anchor)
        {
            text.AppendLine(", on the whole plan.");
        }
        else
        {
            var place = finder.Find(note.Source == NoteSource.Edited ? anchor with { Quote = note.Text } : anchor);
            text.AppendLine(place.IsFound ? $", at line {place.From.Line} ({regions.Of(place.From.Line)})." : $", on words that are not in the plan any more (line {anchor.From.Line} of version {note.Version}).");
            if (anchor.Quote.Length > 0)
            {
                text.AppendLine(RepositoryText.Wrap(note.Source == NoteSource.Edited ? "before" : "words", anchor.Quote));
            }
        }

        foreach (var earlier in note.Earlier)
        {
            text.AppendLine($"Your answer in version {earlier.Version}: {earlier.State.ToString().ToLowerInvariant()}{(earlier.Where is null ? "" : $", {earlier.Where}")}{(earlier.Why is null ? "" : $": {earlier.Why}")}");
            if (earlier.Reply is { } reply)
            {
                text.AppendLine(RepositoryText.Wrap("reply", reply));
            }
        }

        return text.Append(note.Text.Length > 0 ? RepositoryText.Wrap(note.Source == NoteSource.Edited ? "now" : "note", note.Text) : "").ToString().TrimEnd();
    }

    private static string Word(Note note) => (note.Source, note.Kind) switch
    {
        (NoteSource.Edited, NoteKind.Insert) => "edit, added to the plan by the person",
        (NoteSource.Edited, NoteKind.Delete) => "edit, taken out of the plan by the person",
        (NoteSource.Edited, _) => "edit, made in the plan by the person",
        (_, NoteKind.Replace) => "replace these words by the note's",
        (_, NoteKind.Insert) => "insert the note's words behind these words",
        (_, NoteKind.Delete) => "delete these words",
        (_, var kind) => kind.ToString().ToLowerInvariant(),
    };
}
