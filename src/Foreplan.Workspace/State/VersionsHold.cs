namespace Foreplan.Workspace.State;

/// <summary>Lets one process at a time number a version of a plan: a rename takes no heed of a file that came to be there meanwhile.</summary>
internal static class VersionsHold
{
    private const int Longest = 20;

    public static IDisposable Take(string folder)
    {
        PrivateFolder.Make(folder);
        return HeldFile.TakeWithin(TimeSpan.FromSeconds(Longest), Path.Combine(folder, "versions.lock"))
            ?? throw new ForeplanException($"Another foreplan has been keeping a version of this plan for {Longest} seconds.", "End it, then do this again; nothing was changed.", Outcome.Usage);
    }
}
