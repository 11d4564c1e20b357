using System.Text;
using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Locks;

internal sealed class MemoryTree(params string[] paths) : ITree
{
    public IReadOnlyList<string> Paths => paths;

    public bool Exists(string path) => paths.Contains(path);

    public byte[]? Read(string path) => Exists(path) ? Encoding.UTF8.GetBytes(path) : null;

    public string? BlobId(string path) => Exists(path) ? TextHash.Of(path)[..40] : null;

    public bool IsLink(string path) => false;
}
