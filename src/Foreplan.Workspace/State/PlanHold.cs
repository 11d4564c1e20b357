using System.Globalization;

namespace Foreplan.Workspace.State;

/// <summary>Keeps other processes off a plan.</summary>
internal sealed class PlanHold : IDisposable
{
    // Who looks whether the plan is held holds it too, for a moment.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private PlanHold(FileStream file) => this.file = file;

    public static PlanHold Take(string folder, string plan)
    {
        PrivateFolder.Make(folder);
        // The process number has a file of its own: nobody else can open the held one.
        var owner = Path.Combine(folder, "lock.owner");
        var hold = new PlanHold(HeldFile.TakeWithin(Moment, Path.Combine(folder, "lock")) ?? throw new ForeplanException(
            $"Another foreplan works on this plan ({plan}, {OwnerIn(owner)}).",
            "Wait until it is done, or end it; a run that was killed goes on where it stood.", Outcome.Usage));
        try
        {
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return hold;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            hold.Dispose();
            throw DiskRefused.Of(owner, refused);
        }
    }

    public void Dispose() => file.Dispose();

    private static string OwnerIn(string path)
    {
        try
        {
            return $"process {File.ReadAllText(path)}";
        }
        catch (IOException)
        {
            return "process unknown";
        }
    }
}
