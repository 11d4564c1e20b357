using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Notes;

// One revision: what the planner is given, and what becomes of the plan and its notes when it has answered.
internal sealed class Revision(WorkflowPorts ports, IPlanFolder folder)
{
    private readonly PlanDocuments documents = new(ports.Repository, folder);

    /// <summary>The spec.</summary>
    public required Spec Spec { get; init; }

    /// <summary>The plan as it is given, without marks.</summary>
    public required SourceText Sent { get; init; }

    /// <summary>The notes to be answered.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }

    /// <summary>What it is about: the same subject goes on with a revision that was interrupted.</summary>
    public required string Subject { get; init; }

    /// <summary>What else is asked, such as an answer to a question; null for the notes alone.</summary>
    public string? Asked { get; init; }

    public RunEvent.NotesSent Record => new(Sent.Sha256, [.. Notes.Select(note => new SentNote(note.Id, HashOf(note)))]);

    public RevisionJudge Judge => new() { Sent = Sent.Text, Notes = Notes, OnlyNotesAsk = Asked is null };

    /// <summary>Writes plan.md, the version and the answers; once more after a kill gives the same. What the person changed meanwhile stays.</summary>
    public (int? Version, IReadOnlyList<Note> Answered, IReadOnlyList<string> Unasked) Settle(IEnumerable<RunEvent> events, string text)
    {
        var recorded = events.ToList();
        var sent = recorded.OfType<RunEvent.NotesSent>().LastOrDefault();
        var answered = recorded.OfType<RunEvent.NotesAnswered>().LastOrDefault();
        var desk = new NoteDesk(ports, folder);
        using var hold = folder.HoldNotes();
        var book = desk.Book();
        var there = documents.PlanSource;
        if (there is not null)
        {
            folder.KeepVersion(there.Sound().Text);
        }

        folder.KeepVersion(text);
        var origin = sent is null ? Sent.Text : folder.Versions.FirstOrDefault(version => TextHash.Of(version) == sent.Plan) ?? Sent.Text;
        folder.Write("plan.md", there is null ? SourceText.From("plan.md", text).ToBytes() : there.Encode(LineMerge.Merge(origin, there.Text, text)));
        var after = book.WithVersion(TextHash.Of(text), PlanVersions.Planner, ports.Time.GetUtcNow());
        List<Note> changed = [];
        foreach (var answer in answered?.Notes ?? [])
        {
            // What was changed or taken back meanwhile is not what was answered.
            if (after.Find(answer.Note) is { } note && note.Disposition.State == NoteState.Open && sent?.Notes.Any(other => other.Id == note.Id && other.Sha256 == HashOf(note)) == true)
            {
                var closed = note with { Disposition = DispositionOf(answer, after.Newest?.Number) };
                changed.Add(closed);
                after = after.Put(closed);
            }
        }

        desk.Write(book, _ => after);
        return (after.Newest?.Number, changed, answered?.Unasked ?? []);
    }

    private static string HashOf(Note note) => TextHash.Of($"{note.Kind} {note.Text}\n{string.Join('\n', note.Earlier.Select(earlier => earlier.Reply))}");

    private static Disposition DispositionOf(NoteAnswer answer, int? version) => new()
    {
        State = Enum.TryParse<NoteState>(answer.State, true, out var state) ? state : NoteState.Open,
        Version = version,
        Where = answer.Where is { } where ? Secrets.Replace(where) : null,
        Why = answer.Why is { } why ? Secrets.Replace(why) : null,
    };
}
