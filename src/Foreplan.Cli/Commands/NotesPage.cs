using Foreplan.Cli.Output;
using Foreplan.Notes;

namespace Foreplan.Cli.Commands;

/// <summary>Notes as a table for a person: id, kind, line, state, text, and what was answered below.</summary>
internal static class NotesPage
{
    private const int Width = 72;

    public static void Show(Page page, PlanNotes notes)
    {
        if (notes.Notes.Count == 0)
        {
            page.Line("No notes.");
        }

        foreach (var placed in notes.Notes.OrderBy(placed => placed.Note.KeepsOpen ? 0 : placed.Note.Disposition.State == NoteState.Open ? 1 : 2))
        {
            Show(page, placed);
        }
    }

    public static void Show(Page page, PlacedNote placed)
    {
        var note = placed.Note;
        page.Line($"{Ink.Bold(note.Id.PadRight(6))} {Kind(note).PadRight(9)} {Line(placed).PadRight(10)} {State(note)}  {PlainText.OneLine(Said(note), Width)}");
        if (note.Anchor is { Quote.Length: > 0 } anchor && note.Source != NoteSource.Edited)
        {
            page.Line($"       {Ink.Faint($"on: {PlainText.OneLine(anchor.Quote, Width)}")}");
        }

        Answer(page, note);
    }

    public static void Answer(Page page, Note note)
    {
        if (note.Disposition is { State: not (NoteState.Open or NoteState.Proposed) } answer)
        {
            var where = answer.Where is null ? "" : $" in {answer.Where}";
            page.Line($"       {Ink.Faint($"→ {answer.State.ToString().ToLowerInvariant()}{where}{(answer.Why is null ? "" : $": {PlainText.OneLine(answer.Why, 2 * Width)}")}{(answer.Version is { } version ? $" (version {version})" : "")}")}");
        }
    }

    private static string Kind(Note note) => note.Source == NoteSource.Edited ? "edit" : note.Kind.ToString().ToLowerInvariant();

    private static string Line(PlacedNote placed) => placed.Place.State switch
    {
        PlaceState.Whole => "plan",
        PlaceState.Lost => $"lost ({placed.Note.Anchor?.From.Line})",
        PlaceState.Changed => $"line {placed.Place.From.Line}~",
        _ => $"line {placed.Place.From.Line}",
    };

    private static string State(Note note)
    {
        var word = note.Source == NoteSource.Edited && note.Disposition.State == NoteState.Open ? "in text" : note.Disposition.State.ToString().ToLowerInvariant();
        return word.PadRight(8);
    }

    private static string Said(Note note) => note.Text.Length > 0 ? note.Text : note.Anchor is { } anchor ? $"without: {anchor.Quote}" : "";
}
