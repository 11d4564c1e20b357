namespace Foreplan.Workspace.State;

/// <summary>Keeps other processes from writing PLANS.md; the kernel lets go when this process ends, however it ends.</summary>
internal static class RecordHold
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static FileStream Take(string stateFolder)
    {
        PrivateFolder.Make(stateFolder);
        var path = Path.Combine(stateFolder, "record.lock");
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException busy) when (File.Exists(path))
            {
                if (waited.Elapsed > Longest)
                {
                    throw new ForeplanException("Another foreplan writes PLANS.md and does not come to an end.", "End it, then: foreplan reconcile", Outcome.Usage, busy);
                }

                Thread.Sleep(20);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw DiskRefused.Of(path, refused);
            }
        }
    }
}
