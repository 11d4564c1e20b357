namespace Foreplan.Workspace.State;

/// <summary>Lets one process at a time change a plan's notes.</summary>
internal static class NotesHold
{
    private const int Longest = 20;

    public static IDisposable Take(string folder)
    {
        PrivateFolder.Make(folder);
        return HeldFile.TakeWithin(TimeSpan.FromSeconds(Longest), Path.Combine(folder, "notes.lock"))
            ?? throw new ForeplanException($"Another foreplan has been changing these notes for {Longest} seconds.", "End it, then do this again; nothing was changed.", Outcome.Usage);
    }
}
