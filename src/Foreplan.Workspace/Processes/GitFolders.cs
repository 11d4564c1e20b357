namespace Foreplan.Workspace.Processes;

/// <summary>What git needs to read a worktree: the repository its <c>.git</c> file names, and the object stores that one borrows from.</summary>
internal static class GitFolders
{
    private const string Pointer = "gitdir: ";

    public static IReadOnlyList<string> Of(string worktree)
    {
        var file = Path.Combine(worktree, ".git");
        if (!File.Exists(file) || !File.ReadAllText(file).StartsWith(Pointer, StringComparison.Ordinal))
        {
            return [];
        }
        var own = Path.GetFullPath(File.ReadAllText(file)[Pointer.Length..].Trim(), worktree);
        var common = Path.Combine(own, "commondir");
        var repository = File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), own) : own;
        return [.. Borrowed(Path.Combine(repository, "objects")).Prepend(repository).Prepend(own).Where(Directory.Exists).Distinct(StringComparer.Ordinal)];
    }

    private static List<string> Borrowed(string objects)
    {
        var stores = new List<string> { objects };
        for (var i = 0; i < stores.Count; i++)
        {
            var alternates = Path.Combine(stores[i], "info", "alternates");
            foreach (var line in File.Exists(alternates) ? File.ReadAllLines(alternates) : [])
            {
                var store = Path.GetFullPath(line, stores[i]);
                if (line.Length > 0 && !stores.Contains(store))
                {
                    stores.Add(store);
                }
            }
        }
        return stores[1..];
    }
}
