using Foreplan.Runs;

namespace Foreplan.Workspace.Journal;

/// <summary>What reads and writes the journals that share a folder of bodies. Made once for each: a serializer's first event costs more than hundreds after it.</summary>
internal sealed record JournalReaders(BlobFolder Blobs, RunJson Json)
{
    public static JournalReaders Of(string folder)
    {
        var blobs = new BlobFolder(folder);
        return new(blobs, new RunJson(blobs.Put, blobs.Get));
    }
}
