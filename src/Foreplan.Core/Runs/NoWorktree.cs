namespace Foreplan.Runs;

/// <summary>Stands where a run that has ended would have its worktree; using it is a bug.</summary>
internal sealed class NoWorktree : IWorktree
{
    public static readonly NoWorktree Instance = new();

    private NoWorktree()
    {
    }

    public string Root => throw Ended();

    public string Head => throw Ended();

    public IReadOnlyList<string> Paths => throw Ended();

    public bool Exists(string path) => throw Ended();

    public byte[]? Read(string path) => throw Ended();

    public string? BlobId(string path) => throw Ended();

    public bool IsLink(string path) => throw Ended();

    public void Write(string path, byte[] content) => throw Ended();

    public void Delete(string path) => throw Ended();

    public void PutOnDisk(IReadOnlyList<string>? paths) => throw Ended();

    public string Snapshot() => throw Ended();

    public void Restore(string tree) => throw Ended();

    public IReadOnlyList<ChangedFile> Changes(string from, string to) => throw Ended();

    public string Diff(string from, string to, int maxBytes) => throw Ended();

    public string Commit(string tree, IReadOnlyList<string> paths, string message, DateTimeOffset at) => throw Ended();

    private static InvalidOperationException Ended() => new("The run has ended; it has no worktree.");
}
