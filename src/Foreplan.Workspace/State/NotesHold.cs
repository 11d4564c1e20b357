using System.Diagnostics;

namespace Foreplan.Workspace.State;

/// <summary>Lets one process at a time change a plan's notes; the kernel lets go when this process ends, however it ends.</summary>
internal static class NotesHold
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static IDisposable Take(string folder)
    {
        PrivateFolder.Make(folder);
        var path = Path.Combine(folder, "notes.lock");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var wasThere = File.Exists(path);
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (wasThere && waited.Elapsed < Longest)
            {
                Thread.Sleep(10);
            }
            catch (IOException busy) when (wasThere)
            {
                throw new ForeplanException("Another foreplan has been changing these notes for 20 seconds.", "End it, then do this again; nothing was changed.", Outcome.Usage, busy);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw DiskRefused.Of(path, refused);
            }
        }
    }
}
