using System.Text;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Notes;

// The versions of a plan and what changed between them.
internal sealed class VersionDesk(WorkflowPorts ports, IPlanFolder folder)
{
    private const string Read = "read";

    private readonly PlanDocuments documents = new(ports.Repository, folder);

    private IReadOnlyList<PlanVersion> Versions => new NoteDesk(ports, folder).Book().Versions;

    public string? Text(int number) => PlanVersions.TextOf(folder, Version(number));

    public PlanDiff Diff(int? from, int? to)
    {
        var older = from ?? (to is { } newer ? newer - 1 : new NoteDesk(ports, folder).Book().Newest?.Number ?? 0);
        if (older == 0 && from is null && to is not null)
        {
            return new() { From = 0, To = to, Old = "", New = Needed(to.Value) };
        }

        return new() { From = older, To = to, Old = Needed(older), New = to is { } number ? Needed(number) : Now() };
    }

    public void MarkRead(string sha256)
    {
        var now = Now();
        if (TextHash.Of(now) == sha256)
        {
            folder.KeepVersion(now);
            folder.WriteKept(Read, Encoding.UTF8.GetBytes(sha256));
        }
    }

    public PlanDiff? SinceRead()
    {
        if (folder.ReadKept(Read) is not { } bytes || Encoding.UTF8.GetString(bytes) is not { } hash || folder.Versions.FirstOrDefault(text => TextHash.Of(text) == hash) is not { } old)
        {
            return null;
        }

        return new() { From = Versions.LastOrDefault(version => version.Sha256 == hash)?.Number ?? 0, Old = old, New = Now() };
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

    private string Now() => (documents.PlanSource ?? throw new ForeplanException($"{documents.PathOf("plan.md")} is not there.", $"Write it with: foreplan plan {folder.Handle}")).Text;
}
