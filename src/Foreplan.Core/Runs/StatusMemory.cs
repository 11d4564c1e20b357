using Foreplan.Plans;
using Foreplan.Records;
using Foreplan.Text;

namespace Foreplan.Runs;

/// <summary>Tells where plans stand, and remembers it under all that it was told from: a plan of which nothing changed is not read anew. What approves, runs or records reads anew.</summary>
/// <param name="ports">The ports.</param>
internal sealed class StatusMemory(WorkflowPorts ports)
{
    private const string Kept = "statuses";

    private static readonly string[] ProjectFiles = ["AGENTS.md", "foreplan.json", LivingRecord.Document];

    // Two writes within one tick of a disk's clock have one time; no disk's ticks are longer.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly StatusReader reader = new(ports);

    /// <summary>All plans; one that cannot be read hides no other.</summary>
    public IReadOnlyList<PlanStatus> All()
    {
        var folders = ports.Shelf.All();
        return folders.Count == 0 ? [] : Tell(folders, folders, StatusReader.Unreadable);
    }

    /// <summary>One plan.</summary>
    /// <exception cref="ForeplanException">It cannot be read.</exception>
    public PlanStatus Of(IPlanFolder folder) => Tell([folder], ports.Shelf.All(), static (_, _) => null)[0];

    private List<PlanStatus> Tell(IReadOnlyList<IPlanFolder> wanted, IReadOnlyList<IPlanFolder> all, Func<IPlanFolder, ForeplanException, PlanStatus?> unreadable)
    {
        var settled = ports.Time.GetUtcNow() - Tick;
        var around = Around(all);
        var known = Remembered();
        List<PlanStatus> told = [];
        List<RememberedStatus> fresh = [];
        Lazy<IReadOnlyList<ClosedItem>> closed = new(() => reader.Closed);
        foreach (var folder in wanted)
        {
            try
            {
                // Taken before anything is read: what is written meanwhile makes it another one.
                var stamp = folder.Stamp;
                var key = TextHash.Of($"{around}\n{folder.Path}\n{stamp.Documents}\n{stamp.Talks}\n{stamp.Runs}");
                var status = known.Find(one => one.Key == key)?.Status;
                if (status is null)
                {
                    status = reader.Of(folder, closed.Value);
                    if (stamp.Newest < settled)
                    {
                        fresh.Add(new(key, status));
                    }
                }

                told.Add(status);
            }
            catch (ForeplanException refused) when (unreadable(folder, refused) is { } instead)
            {
                told.Add(instead);
            }
        }

        if (fresh.Count > 0)
        {
            Remember([.. known.Where(old => all.Any(folder => folder.Path == old.Status.Path) && fresh.TrueForAll(one => one.Status.Path != old.Status.Path)), .. fresh]);
        }

        return told;
    }

    // All that a status depends on besides the plan's own files. The program is part of it: another one may tell it in other words.
    private string Around(IReadOnlyList<IPlanFolder> all) => string.Join('\n',
    [
        TextHash.OfBytes(typeof(StatusMemory).Module.ModuleVersionId.ToByteArray()),
        ports.Repository.Root,
        ports.Repository.HeadStamp,
        ports.Prices.Stamp,
        .. ProjectFiles.Select(file => ports.Repository.ReadWorkingFile(file) is { } bytes ? TextHash.OfBytes(bytes) : "-"),
        .. all.Select(folder => folder.Path),
    ]);

    private List<RememberedStatus> Remembered()
    {
        try
        {
            return ports.Shelf.Apart.ReadKept(Kept) is { } bytes ? RememberedStatus.Read(bytes) : [];
        }
        catch (Exception unread) when (unread is ForeplanException or FormatException or OverflowException)
        {
            return [];
        }
    }

    private void Remember(IReadOnlyList<RememberedStatus> statuses)
    {
        try
        {
            ports.Shelf.Apart.WriteKept(Kept, RememberedStatus.Write(statuses));
        }
        catch (ForeplanException)
        {
            // A disk that takes nothing keeps nobody from looking.
        }
    }
}
