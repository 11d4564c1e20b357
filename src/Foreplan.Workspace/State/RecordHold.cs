namespace Foreplan.Workspace.State;

/// <summary>Keeps other processes from writing PLANS.md.</summary>
internal static class RecordHold
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static FileStream Take(string stateFolder)
    {
        PrivateFolder.Make(stateFolder);
        return HeldFile.TakeWithin(Longest, Path.Combine(stateFolder, "record.lock"))
            ?? throw new ForeplanException("Another foreplan writes PLANS.md and does not come to an end.", "End it, then: foreplan reconcile", Outcome.Usage);
    }
}
