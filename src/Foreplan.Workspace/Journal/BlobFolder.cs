using Foreplan.Text;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Journal;

/// <summary>Bytes by their SHA-256, written once.</summary>
internal sealed class BlobFolder(string folder)
{
    public string Put(byte[] content)
    {
        var sha = TextHash.OfBytes(content);
        var path = Path.Combine(folder, sha);
        if (!Holds(path, content))
        {
            AtomicFile.WritePrivate(path, content);
        }
        return sha;
    }

    public byte[] Get(string sha256)
    {
        var path = Path.Combine(folder, Path.GetFileName(sha256));
        try
        {
            var content = File.ReadAllBytes(path);
            return TextHash.OfBytes(content) == sha256 ? content : throw Lost(path, "is damaged", null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Lost(path, "cannot be read", refused);
        }
    }

    // A blob that a broken disk damaged is written anew rather than believed.
    private static bool Holds(string path, byte[] content)
    {
        try
        {
            return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static ForeplanException Lost(string path, string how, Exception? inner) => new(
        $"{path} {how}; the journal beside it names it.", "Restore the file from a backup, or start a new run.", Outcome.Usage, inner);
}
