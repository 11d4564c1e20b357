using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Git;

/// <summary>Files beneath a folder, reached component by component without following a link.</summary>
/// <param name="root">The folder.</param>
/// <param name="scratch">Where a file is written before it is moved to its place, on the same disk; beside it when null.</param>
internal sealed class FolderFiles(string root, string? scratch = null)
{
    public bool IsFile(string path) => RelativePath.Fault(path) is null && !IsLink(path) && File.Exists(Full(path));

    public bool IsLink(string path)
    {
        if (RelativePath.Fault(path) is not null)
        {
            return false;
        }

        var at = root;
        foreach (var name in path.Split('/'))
        {
            at = Path.Combine(at, name);
            if (IsLinkItself(at))
            {
                return true;
            }
        }

        return false;
    }

    public byte[]? Read(string path) => IsFile(path) ? ReadAll(Full(path)) : null;

    /// <summary>Nothing is opened that has no length: reading from a named pipe would wait for ever.</summary>
    public static byte[] ReadAll(string full) => new FileInfo(full).Length == 0 ? [] : File.ReadAllBytes(full);

    public void Write(string path, byte[] content)
    {
        var full = Reachable(path);
        if (Directory.Exists(full))
        {
            throw new ForeplanException($"'{path}' is a folder.", "Name a file.");
        }

        MakeFolders(path);
        AtomicFile.Write(full, content, scratch);
    }

    /// <summary>Deletes a file, or a link itself and never what it leads to; nothing happens when it is not there.</summary>
    public void Delete(string path)
    {
        var slash = path.LastIndexOf('/');
        var full = slash > 0 && RelativePath.Fault(path) is null && IsLink(path[..slash]) ? Reachable(path) : IsLink(path) ? Full(path) : Reachable(path);
        if (!File.Exists(full) && !IsLinkItself(full))
        {
            return;
        }

        File.Delete(full);
        // Git knows no empty folder; left behind, one would stand in the way of a file of its name.
        var folder = Path.GetDirectoryName(full);
        while (folder is not null && folder.Length > root.Length && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder);
        }

        FolderSync.Flush(folder ?? root);
    }

    private string Full(string path) => Path.Combine(root, path);

    private string Reachable(string path)
    {
        if (RelativePath.Fault(path) is { } fault)
        {
            throw new ForeplanException($"'{path}' cannot be written: {fault}.", "Name a file inside the repository by its path from the root.");
        }

        return IsLink(path)
            ? throw new ForeplanException($"'{path}' is a symbolic link or runs through one.", "Name the file itself, not a link to it.")
            : Full(path);
    }

    private void MakeFolders(string path)
    {
        var at = root;
        foreach (var name in path.Split('/')[..^1])
        {
            at = Path.Combine(at, name);
            if (File.Exists(at))
            {
                throw new ForeplanException($"'{path}' cannot be written: '{Path.GetRelativePath(root, at)}' is a file.", "Choose another folder, or delete that file first.");
            }

            if (!Directory.Exists(at))
            {
                Directory.CreateDirectory(at);
                FolderSync.Flush(Path.GetDirectoryName(at) ?? root);
            }
        }
    }

    // A dangling link exists neither as a file nor as a folder; its target still shows.
    private static bool IsLinkItself(string full) => new FileInfo(full).LinkTarget is not null;
}
