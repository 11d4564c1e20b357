namespace Foreplan.Workspace.Git;

/// <summary>The trees of commits, listed once for all that look at them; the few that were asked for last.</summary>
internal sealed class CommitTrees(GitSide side, ObjectReader objects)
{
    private const int Most = 4;

    private readonly Lock gate = new();
    private readonly List<(string Commit, CommitTree Tree)> known = [];

    public ObjectReader Objects => objects;

    public CommitTree At(string commit)
    {
        lock (gate)
        {
            var tree = known.Find(one => one.Commit == commit).Tree ?? new CommitTree(side, objects, commit);
            known.RemoveAll(one => one.Commit == commit);
            known.Add((commit, tree));
            known.RemoveRange(0, Math.Max(0, known.Count - Most));
            return tree;
        }
    }
}
