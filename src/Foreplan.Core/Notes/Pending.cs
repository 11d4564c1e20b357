using Foreplan.Text;

namespace Foreplan.Notes;

// Notes that were lifted from a text that still holds them: written into notes.json just before a kill, or kept by a revision that failed.
internal sealed class Pending(NoteBook book)
{
    private readonly List<Note> marks = [.. book.Notes.Where(note => note is { Source: NoteSource.Marked, Disposition.State: NoteState.Open })];
    private readonly List<Note> edits = [.. book.Notes.Where(IsOpenEdit)];

    public static bool IsOpenEdit(Note note) => note is { Source: NoteSource.Edited, Disposition.State: NoteState.Open };

    // True when the mark stands in notes.json already; each note there stands for one mark.
    public bool Takes(Note note) =>
        marks.FindIndex(other => other.Mark == Stored(note.Mark) && other.Anchor?.Quote == note.Anchor?.Quote && other.Anchor?.Before == note.Anchor?.Before && other.Anchor?.After == note.Anchor?.After) is >= 0 and var at
        && Take(marks, at) is not null;

    // The note that an edit has there already; null when it has none.
    public Note? Edit(Note note) =>
        edits.FindIndex(other => other.Kind == note.Kind && other.Text == Stored(note.Text) && other.Anchor?.Quote == note.Anchor?.Quote) is >= 0 and var at ? Take(edits, at) : null;

    // Secrets are replaced in notes.json, and not in the text.
    private static string Stored(string? words) => Secrets.Replace(words ?? "");

    private static Note Take(List<Note> notes, int at)
    {
        var note = notes[at];
        notes.RemoveAt(at);
        return note;
    }
}
