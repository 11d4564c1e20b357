using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Git;

/// <summary>Files of the person's working tree. A link is followed as long as it stays inside, since AGENTS.md often is one; what it leads to outside is not read into a prompt.</summary>
internal sealed class WorkingFiles(string root)
{
    private const int MostLinks = 40;

    public byte[]? Read(string path) => Find(path) is { } full && File.Exists(full) ? FolderFiles.ReadAll(full) : null;

    public void Write(string path, byte[] content)
    {
        var full = Find(path) ?? throw new ForeplanException($"'{path}' does not stay inside the repository.", "Name a file inside it; replace a link that leads out.");
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? root);
        AtomicFile.Write(full, content);
    }

    private string? Find(string path)
    {
        var links = 0;
        var left = new Stack<string>(path.Split('/').Reverse());
        List<string> done = [];
        if (RelativePath.Fault(path) is not null)
        {
            return null;
        }

        while (left.TryPop(out var name))
        {
            if (name is "" or ".")
            {
                continue;
            }

            if (name == "..")
            {
                if (done.Count == 0)
                {
                    return null;
                }

                done.RemoveAt(done.Count - 1);
                continue;
            }

            var target = new FileInfo(Path.Combine([root, .. done, name])).LinkTarget;
            if (target is null)
            {
                done.Add(name);
            }
            else if (Path.IsPathRooted(target) || ++links > MostLinks)
            {
                return null;
            }
            else
            {
                foreach (var part in target.Split('/').Reverse())
                {
                    left.Push(part);
                }
            }
        }

        return done.Count > 0 && RelativePath.Fault(string.Join('/', done)) is null ? Path.Combine([root, .. done]) : null;
    }
}
