using Foreplan.Challenges;
using Foreplan.Diagnostics;
using Foreplan.Notes;
using Foreplan.Plans;

namespace Foreplan;

public sealed partial class Workflow
{
    /// <summary>All notes of a plan, those marked or edited in its text and those in <c>notes.json</c>, with where they stand now. Nothing is written.</summary>
    /// <exception cref="ForeplanException">There is no plan, or <c>notes.json</c> cannot be read.</exception>
    public PlanNotes Notes(IPlanFolder folder) => new NoteDesk(ports, folder).List();

    /// <summary>Writes a note into <c>notes.json</c>, merged with whatever others wrote there meanwhile.</summary>
    /// <exception cref="ForeplanException">The words are not in the plan, the line is not there, or the note says nothing or too much.</exception>
    public PlacedNote AddNote(IPlanFolder folder, NewNote note) => new NoteDesk(ports, folder).Add(note);

    /// <summary>Changes what an open note says, in <c>notes.json</c> or, for one that is marked in the text, in the text.</summary>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="id">The note's id.</param>
    /// <param name="text">What it says now.</param>
    /// <param name="kind">What it asks for now; null to leave that.</param>
    /// <exception cref="ForeplanException">There is no such note, or it is answered.</exception>
    public PlacedNote EditNote(IPlanFolder folder, string id, string text, NoteKind? kind) => new NoteDesk(ports, folder).Edit(id, text, kind);

    /// <summary>Takes a note back: out of <c>notes.json</c>, or its mark out of the text.</summary>
    /// <exception cref="ForeplanException">There is no such note, or it is a plain edit.</exception>
    public void RemoveNote(IPlanFolder folder, string id) => new NoteDesk(ports, folder).Remove(id);

    /// <summary>Opens an answered note again; the answer it had is kept with what the person says to it.</summary>
    /// <exception cref="ForeplanException">There is no such note, or it is open.</exception>
    public Note ReopenNote(IPlanFolder folder, string id, string? reply) => new NoteDesk(ports, folder).Reopen(id, reply);

    /// <summary>Makes a challenger's point a note that the next revision answers.</summary>
    /// <exception cref="ForeplanException">There is no such note, or it does not wait for that.</exception>
    public Note AcceptNote(IPlanFolder folder, string id) => new NoteDesk(ports, folder).Accept(id);

    /// <summary>Declines a challenger's point, or lets a question that the planner asked back rest.</summary>
    /// <exception cref="ForeplanException">There is no such note, or it does not wait for that.</exception>
    public Note DismissNote(IPlanFolder folder, string id, string? why) => new NoteDesk(ports, folder).Dismiss(id, why);

    /// <summary>Notes that are still being typed; they survive whatever happens to the one who types.</summary>
    public IReadOnlyList<NoteDraft> Drafts(IPlanFolder folder) => new NoteDrafts(ports, folder).All;

    /// <summary>Keeps a draft under its id, over the one before.</summary>
    /// <exception cref="ForeplanException">The id is none, or the draft is too long.</exception>
    public NoteDraft KeepDraft(IPlanFolder folder, NoteDraft draft) => new NoteDrafts(ports, folder).Keep(draft);

    /// <summary>Drops a draft; nothing when there is none.</summary>
    public void DropDraft(IPlanFolder folder, string id) => new NoteDrafts(ports, folder).Drop(id);

    /// <summary>The versions of a plan, oldest first: each text that the planner wrote or a person locked.</summary>
    public IReadOnlyList<PlanVersion> Versions(IPlanFolder folder) => new NoteDesk(ports, folder).Book().Versions;

    /// <summary>A version's text, LF line ends; null when it is not on this machine.</summary>
    /// <exception cref="ForeplanException">There is no such version.</exception>
    public string? VersionText(IPlanFolder folder, int number) => new VersionDesk(ports, folder).Text(number);

    /// <summary>What changed between two versions, or from one to the plan as it is on disk.</summary>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="from">The older version; null for the one before <paramref name="to"/>.</param>
    /// <param name="to">The newer version; null for the plan as it is on disk.</param>
    /// <exception cref="ForeplanException">There is no such version, or its text is not on this machine.</exception>
    public PlanDiff DiffVersions(IPlanFolder folder, int? from, int? to) => new VersionDesk(ports, folder).Diff(from, to);

    /// <summary>Remembers the plan as it is on disk as what the person has read.</summary>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="sha256">The hash of the text that was shown; another text on disk is not remembered.</param>
    public void MarkRead(IPlanFolder folder, string sha256) => new VersionDesk(ports, folder).MarkRead(sha256);

    /// <summary>What changed since the person read the plan last; null when they never did on this machine.</summary>
    public PlanDiff? DiffSinceRead(IPlanFolder folder) => new VersionDesk(ports, folder).SinceRead();

    /// <summary>
    /// Has the planner answer the open notes: a fresh request with the plan and the notes. Marks and plain edits are lifted into <c>notes.json</c> first. What is recorded is
    /// not asked again; progress is told as for <see cref="DraftPlanAsync"/>. The result says which notes were answered and how, and which changes nobody asked for.
    /// </summary>
    /// <exception cref="ForeplanException">There is no plan, <c>notes.json</c> cannot be read, or a note is too long.</exception>
    public Task<PlanResult> ReviseAsync(IPlanFolder folder, PlanOptions options, CancellationToken cancel) =>
        RecordedAsync(folder, () => new PlanReviser(ports, folder, options).ReviseAsync(cancel));

    /// <summary>The changes of the newest revision that no note asked for and on which the planner insisted, whoever had it revised; empty when there are none.</summary>
    public IReadOnlyList<string> UnaskedChanges(IPlanFolder folder) => new VersionDesk(ports, folder).Unasked;

    /// <summary>What of its notes keeps a plan from being approved; empty when nothing does.</summary>
    public IReadOnlyList<Diagnostic> OpenNotes(IPlanFolder folder) => new OpenNotes(ports, folder).Find(ReadPlan(folder));

    /// <summary>Has the reviewer's model look for what is missing or wrong in a folder's plan, or in its spec while there is no plan; its points become notes that wait for the person.</summary>
    public Task<ChallengeResult> ChallengeAsync(IPlanFolder folder, ChallengeOptions options, CancellationToken cancel) => new Challenger(ports, folder, options).ChallengeAsync(cancel);

    /// <summary>The same for a free text, which belongs to no plan: the points are told and journalled, and become no notes.</summary>
    public Task<ChallengeResult> ChallengeAsync(string text, ChallengeOptions options, CancellationToken cancel) => new Challenger(ports, ports.Shelf.Apart, options).ChallengeTextAsync(text, cancel);
}
