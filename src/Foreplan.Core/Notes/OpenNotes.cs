using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Notes;

// What of a plan's notes keeps it from being approved: marks in the text, and open notes in notes.json. Plain edits keep nothing open.
internal sealed class OpenNotes(WorkflowPorts ports, IPlanFolder folder)
{
    private readonly string path = new PlanDocuments(ports.Repository, folder).PathOf(NoteDesk.Document);

    public IReadOnlyList<Diagnostic> Find(Plan plan)
    {
        var (book, wrong) = NoteBookJson.Read(path, folder.Read(NoteDesk.Document));
        var marks = plan.MarkedNotes.Select(mark => Problems.OpenNote().At(plan.Source.Path, mark.Line));
        if (book is null)
        {
            return [.. marks, .. wrong];
        }

        var open = book.Notes.Where(note => note.KeepsOpen).ToList();
        if (open.Count == 0)
        {
            return [.. marks];
        }

        var text = new TextNotes(plan.Source, null, 0, "", DateTimeOffset.UnixEpoch);
        return [.. marks, .. open.Select(note => Of(note).At(plan.Source.Path, text.PlaceOf(note) is { IsFound: true } place ? place.From.Line : null))];
    }

    /// <summary>What comes next, and why it waits; null when nothing is open.</summary>
    public static (string Next, string Waiting)? Say(IReadOnlyList<Diagnostic> found, IPlanFolder folder)
    {
        var errors = found.Where(error => error.Severity == Severity.Error).ToList();
        return errors switch
        {
            [] => null,
            _ when errors.Find(error => error.Id == Problems.NotesUnreadId) is { } unread => ($"foreplan notes {folder.Handle}", unread.Message),
            _ when errors.Exists(error => error.Id is Problems.MarkOpenId or Problems.NoteOpenId) => ($"foreplan revise {folder.Handle}", Words(errors)),
            _ => ($"foreplan notes {folder.Handle}", Words(errors)),
        };
    }

    /// <summary>True for what an answer to a note mends.</summary>
    public static bool IsOne(Diagnostic found) => found.Id is Problems.MarkOpenId or Problems.NoteOpenId or Problems.NoteAskedId or Problems.NoteProposedId;

    private static string Words(List<Diagnostic> errors) => errors.Count == 1 ? errors[0].Message : $"{errors.Count} notes are open. {errors[0].Message}";

    private static Diagnostic Of(Note note) => note.Disposition.State switch
    {
        NoteState.Asked => Problems.NoteAsked(note.Id, NoteWords.Shown(note.Disposition.Why ?? "")),
        NoteState.Proposed => Problems.NoteProposed(note.Id, NoteWords.Shown(note.Text)),
        _ => Problems.NoteOpen(note.Id, NoteWords.Shown(note.Text.Length > 0 ? note.Text : $"delete \"{note.Anchor?.Quote}\"")),
    };
}
