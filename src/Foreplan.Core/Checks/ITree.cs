namespace Foreplan.Checks;

/// <summary>The files of a repository at one moment: of a commit, or of a worktree. Reading only.</summary>
public interface ITree
{
    /// <summary>Every file's path relative to the root, with <c>/</c>, in ordinal order. No folders, nothing git ignores, no plan documents for an executor.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>True when the path is a file of this tree.</summary>
    bool Exists(string path);

    /// <summary>The bytes of a file; null when it is not a file of this tree (a symbolic link's target text is not followed and gives null).</summary>
    byte[]? Read(string path);

    /// <summary>What the file's content is called in git (its blob id); null when it is not a file of this tree.</summary>
    string? BlobId(string path);

    /// <summary>True when the path, or a folder on its way, is a symbolic link.</summary>
    bool IsLink(string path);
}
