namespace Foreplan.Workspace.Git;

internal sealed record TreeEntry(string Mode, string Id)
{
    /// <summary>A symbolic link, or a submodule: nothing beneath it is of this repository.</summary>
    public bool IsLink => Mode == "120000" || IsSubmodule;

    public bool IsSubmodule => Mode == "160000";

    /// <summary>Reads <c>ls-tree -r -z</c>, in ordinal order of paths.</summary>
    public static SortedDictionary<string, TreeEntry> List(GitSide side, string treeOrCommit)
    {
        SortedDictionary<string, TreeEntry> entries = new(StringComparer.Ordinal);
        foreach (var field in side.Run(["ls-tree", "-r", "-z", "--full-tree", treeOrCommit]).Fields)
        {
            var tab = field.IndexOf('\t', StringComparison.Ordinal);
            var words = field[..tab].Split(' ');
            entries[field[(tab + 1)..]] = new TreeEntry(words[0], words[2]);
        }

        return entries;
    }
}
