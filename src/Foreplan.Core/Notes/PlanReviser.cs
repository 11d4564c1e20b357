using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Notes;

// Has the planner answer the open notes of a plan, and whatever else the person decided, in a fresh small request.
internal sealed class PlanReviser(WorkflowPorts ports, IPlanFolder folder, PlanOptions options)
{
    private const double Share = 0.7;

    private readonly PlanDocuments documents = new(ports.Repository, folder);
    private readonly NoteDesk desk = new(ports, folder);

    private Spec Spec => documents.Spec ?? SpecReader.Read(SourceText.From("spec.md", ""));

    private PlanDrafter Drafter => new() { Ports = ports, Folder = folder, Roles = documents.Roles, Settings = documents.Settings, Options = options };

    public async Task<PlanResult> ReviseAsync(CancellationToken cancel)
    {
        var journals = folder.Journals();
        if (Accepted(journals) is { } begun)
        {
            return await Drafter.ReviseAsync(begun, journals, cancel);
        }

        var (sent, book) = desk.Lift();
        var open = book.Notes.Where(note => note.Disposition.State == NoteState.Open).ToList();
        if (open.Count == 0)
        {
            return Nothing(book);
        }

        var notes = Fitting(open, sent);
        var subject = TextHash.Of($"{sent.Text}\n{string.Join('\n', notes.Select(note => $"{note.Id} {note.Kind} {note.Text} {string.Join(' ', note.Earlier.Select(earlier => earlier.Reply))}"))}");
        return await Drafter.ReviseAsync(new Revision(ports, folder) { Spec = Spec, Sent = sent, Notes = notes, Subject = subject }, journals, cancel);
    }

    /// <summary>The same about something that the person decided; open notes are answered with it.</summary>
    /// <param name="about">What it is about; the same words go on with a revision that was interrupted.</param>
    /// <param name="asked">What the planner is told.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PlanResult> ReviseAsync(string about, string asked, CancellationToken cancel)
    {
        var subject = TextHash.Of(about);
        var journals = folder.Journals();
        if (Accepted(journals) is { } begun && begun.Subject == subject)
        {
            return await Drafter.ReviseAsync(begun, journals, cancel);
        }

        var (sent, book) = desk.Lift();
        var notes = Fitting([.. book.Notes.Where(note => note.Disposition.State == NoteState.Open)], sent);
        return await Drafter.ReviseAsync(new Revision(ports, folder) { Spec = Spec, Sent = sent, Notes = notes, Subject = subject, Asked = asked }, journals, cancel);
    }

    // A plan that was accepted just before a kill and is not written yet, whatever the person did since.
    private Revision? Accepted(IReadOnlyList<IReadOnlyList<RunEvent>> journals)
    {
        var last = journals.LastOrDefault(events => events[0] is RunEvent.Started { Kind: "revise" });
        if (last?[0] is not RunEvent.Started started || last.Any(happened => happened is RunEvent.Finished) || !last.Any(happened => happened is RunEvent.DocumentAccepted)
            || last.OfType<RunEvent.NotesSent>().LastOrDefault() is not { } sent || folder.Versions.FirstOrDefault(text => TextHash.Of(text) == sent.Plan) is not { } text)
        {
            return null;
        }

        var ids = sent.Notes.Select(note => note.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(ports, folder) { Spec = Spec, Sent = SourceText.From(documents.PathOf("plan.md"), text), Notes = [.. desk.Book().Notes.Where(note => ids.Contains(note.Id))], Subject = started.Subject };
    }

    // As many notes, oldest first, as leave the planner room to work; the others are for the next revision.
    private List<Note> Fitting(IReadOnlyList<Note> open, SourceText sent)
    {
        var room = (Share * (documents.Settings.ContextTokens ?? documents.Roles.Planner.MaximumContext)) - TokenEstimate.Of(sent.Text) - TokenEstimate.Of(Spec.Source.Text);
        var letter = new NoteLetter(sent);
        List<Note> notes = [];
        foreach (var note in open)
        {
            room -= TokenEstimate.Of(letter.Of(note));
            if (room < 0 && notes.Count > 0)
            {
                break;
            }

            notes.Add(note);
        }

        return notes;
    }

    private PlanResult Nothing(NoteBook book)
    {
        var waiting = book.Notes.Where(note => note.KeepsOpen).ToList();
        return new()
        {
            Outcome = waiting.Count > 0 ? Outcome.Waiting : Outcome.Done,
            Folder = folder,
            Plan = documents.Plan,
            Version = book.Newest?.Number,
            Message = waiting.Count > 0 ? $"{string.Join(", ", waiting.Take(8).Select(note => note.Id))} wait for you, not for the planner; no model was asked." : "No note is open; no model was asked.",
            Next = waiting.Count > 0 ? $"foreplan notes {folder.Handle}" : $"foreplan lock {folder.Handle}",
        };
    }
}
