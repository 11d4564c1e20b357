namespace Foreplan.Workspace.Git;

internal sealed record TreeEntry(string Mode, string Id)
{
    /// <summary>A symbolic link, or a submodule: nothing beneath it is of this repository.</summary>
    public bool IsLink => Mode == "120000" || IsSubmodule;

    public bool IsSubmodule => Mode == "160000";

    /// <summary>Reads <c>ls-tree -r -z</c>: mode, kind and id, a tab, the path.</summary>
    public static Dictionary<string, TreeEntry> List(GitSide side, string treeOrCommit)
    {
        var fields = side.Run(["ls-tree", "-r", "-z", "--full-tree", treeOrCommit]).Fields;
        Dictionary<string, TreeEntry> entries = new(fields.Count, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var tab = field.IndexOf('\t', StringComparison.Ordinal);
            entries[field[(tab + 1)..]] = new TreeEntry(field[..field.IndexOf(' ', StringComparison.Ordinal)], field[(field.LastIndexOf(' ', tab) + 1)..tab]);
        }

        return entries;
    }
}
