using System.Globalization;
using System.Text;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Notes;

// The versions of a plan and what changed between them.
internal sealed class VersionDesk(WorkflowPorts ports, IPlanFolder folder)
{
    private const string Read = "read";

    private readonly PlanDocuments documents = new(ports.Repository, folder);

    private IReadOnlyList<PlanVersion> Versions => new NoteDesk(ports, folder).Book().Versions;

    /// <summary>The changes of the newest revision that no note asked for.</summary>
    public IReadOnlyList<string> Unasked =>
        folder.Journals().LastOrDefault(events => events[0] is RunEvent.Started { Kind: "revise" } && events.Any(happened => happened is RunEvent.DocumentAccepted))
            ?.OfType<RunEvent.NotesAnswered>().LastOrDefault()?.Unasked ?? [];

    public string? Text(int number) => PlanVersions.TextOf(folder, Version(number));

    public PlanDiff Diff(int? from, int? to)
    {
        var older = from ?? (to is { } newer ? newer - 1 : new NoteDesk(ports, folder).Book().Newest?.Number ?? 0);
        if (older == 0 && from is null && to is not null)
        {
            return WithAnswers(new() { From = 0, To = to, Old = "", New = Needed(to.Value) });
        }

        return WithAnswers(new() { From = older, To = to, Old = Needed(older), New = to is { } number ? Needed(number) : Now().Text });
    }

    // Kept beside the text: the version that was the newest then, because a text that a person edited is none itself.
    public void MarkRead(string sha256)
    {
        var now = Now();
        if (now.Sha256 != sha256)
        {
            return;
        }

        var clean = MarkLifter.Lift(now).Clean;
        folder.KeepVersion(clean);
        folder.WriteKept(Read, Encoding.UTF8.GetBytes($"{TextHash.Of(clean)} {(Versions is [.., var newest] ? newest.Number : 0)}"));
    }

    // A person's own marks in the text are no change of it.
    public PlanDiff? SinceRead()
    {
        if (folder.ReadKept(Read) is not { } bytes || Encoding.UTF8.GetString(bytes).Split(' ') is not [var hash, .. var more] || folder.Versions.FirstOrDefault(text => TextHash.Of(text) == hash) is not { } old)
        {
            return null;
        }

        var from = more is [var kept] && int.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Versions.LastOrDefault(version => version.Sha256 == hash)?.Number ?? 0;
        return WithAnswers(new() { From = from, Old = old, New = MarkLifter.Lift(Now()).Clean });
    }

    // The notes that the versions in between answered, where they stand in the newer text.
    private PlanDiff WithAnswers(PlanDiff diff)
    {
        var text = new TextNotes(SourceText.From(documents.PathOf("plan.md"), diff.New), null, 0, "", ports.Time.GetUtcNow());
        return diff with
        {
            Answered = [.. new NoteDesk(ports, folder).Book().Notes
                .Where(note => note.Disposition.Version is { } version && version > diff.From && version <= (diff.To ?? int.MaxValue))
                .Select(note => new PlacedNote(note, text.PlaceOf(note), false))],
        };
    }

    private PlanVersion Version(int number)
    {
        var versions = Versions;
        return versions.FirstOrDefault(version => version.Number == number) ?? throw new ForeplanException(
            $"{folder.Name} has no version {number}.",
            versions.Count == 0 ? "It has none yet: the planner wrote none, and none was locked." : $"It has {string.Join(", ", versions.Select(version => version.Number))}.");
    }

    private string Needed(int number) => Text(number) ?? throw new ForeplanException(
        $"The text of version {number} is not on this machine.", "It is kept where the version was made; the plan's history in git may hold it.");

    private SourceText Now() => documents.PlanSource ?? throw new ForeplanException($"{documents.PathOf("plan.md")} is not there.", $"Write it with: foreplan plan {folder.Handle}");
}
