using Foreplan.Calls;

namespace Foreplan.Runs;

/// <summary>A journal that tells a watcher of every event it recorded.</summary>
/// <param name="journal">The journal.</param>
/// <param name="progress">The watcher; null for none.</param>
internal sealed class WatchedJournal(IJournal journal, IProgress<Progress>? progress) : IJournal
{
    public IReadOnlyList<RunEvent> Events => journal.Events;

    public void Append(RunEvent happened)
    {
        journal.Append(happened);
        progress?.Report(new Progress.Happened(journal.Events[^1]));
    }

    public string PutBlob(byte[] content) => journal.PutBlob(content);

    public byte[] GetBlob(string sha256) => journal.GetBlob(sha256);
}
