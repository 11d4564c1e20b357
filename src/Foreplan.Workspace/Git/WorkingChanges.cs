namespace Foreplan.Workspace.Git;

internal static class WorkingChanges
{
    /// <summary>Paths that differ from HEAD, seen with a copy of the person's index: what git believes unchanged needs no filter to be compared.</summary>
    public static IReadOnlyList<string> List(Shadow shadow, RepositoryPlace place, PersonSettings person, string head)
    {
        foreach (var shared in Directory.EnumerateFiles(place.GitDir, "sharedindex.*"))
        {
            // A split index names its other half, which git looks for in the git directory.
            File.Copy(shared, Path.Combine(shadow.Folder, Path.GetFileName(shared)), overwrite: true);
        }

        using var scratch = ScratchIndex.Copy(Path.Combine(place.GitDir, "index"), shadow.Folder);
        var side = shadow.Side with { WorkTree = place.Root, Index = scratch.Path, Settings = person.WorkingTree };
        var changed = side.Run(["diff", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", head]).Fields;
        var added = side.Run(["ls-files", "-z", "-o", "--exclude-standard"]).Fields;
        return [.. changed.Concat(added).Distinct().Order(StringComparer.Ordinal)];
    }
}
