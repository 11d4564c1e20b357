namespace Foreplan.Workspace.Git;

internal static class WorkingChanges
{
    /// <summary>Paths that differ from HEAD, seen with a copy of the person's index: what git believes unchanged needs no filter to be compared.</summary>
    public static IReadOnlyList<string> List(Shadow shadow, RepositoryPlace place, PersonSettings person, string head)
    {
        BringSharedHalves(place.GitDir, shadow.Folder);

        using var scratch = ScratchIndex.Copy(Path.Combine(place.GitDir, "index"), shadow.Folder);
        var side = shadow.Side with { WorkTree = place.Root, Index = scratch.Path, Settings = person.WorkingTree };
        var changed = side.Run(["diff", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", head]).Fields;
        var added = side.Run(["ls-files", "-z", "-o", "--exclude-standard"]).Fields;
        return [.. changed.Concat(added).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>A split index names its other half, which git looks for in the git directory; its name is its content's hash.</summary>
    private static void BringSharedHalves(string from, string to)
    {
        var theirs = Directory.EnumerateFiles(from, "sharedindex.*").Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);
        foreach (var old in Directory.EnumerateFiles(to, "sharedindex.*").Where(file => !theirs.Contains(Path.GetFileName(file))))
        {
            File.Delete(old);
        }

        foreach (var name in theirs.Where(name => !File.Exists(Path.Combine(to, name))))
        {
            File.Copy(Path.Combine(from, name), Path.Combine(to, name), overwrite: true);
        }
    }
}
