using System.Globalization;
using System.Text;
using Foreplan.Repositories;

namespace Foreplan.Workspace.Git;

/// <summary>Makes trees and commits without a working tree's index.</summary>
internal sealed class CommitWriter(GitSide side, Person author)
{
    /// <summary>A commit's tree with just these entries put in; null takes one out.</summary>
    public string Tree(string commit, IReadOnlyDictionary<string, TreeEntry?> entries)
    {
        using var scratch = ScratchIndex.Empty(side.GitDir);
        var apart = side with { Index = scratch.Path };
        apart.Run(["read-tree", commit]);
        new CommitWriter(apart, author).Put(entries);
        return apart.Run(["write-tree"]).Line;
    }

    public void Put(IReadOnlyDictionary<string, TreeEntry?> entries)
    {
        // What goes is named first, so that a file can take a folder's place.
        var lines = entries.OrderBy(entry => entry.Value is not null).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Value is { } there ? $"{there.Mode} {there.Id}\t{entry.Key}" : $"0 {side.NoObject}\t{entry.Key}");
        side.Run(["update-index", "-z", "--replace", "--index-info"], NulList.Of(lines));
    }

    public string Commit(string tree, string parent, string message, DateTimeOffset at)
    {
        var date = $"@{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} {(at.Offset < TimeSpan.Zero ? '-' : '+')}{at.Offset:hhmm}";
        Dictionary<string, string> person = new(side.Variables)
        {
            ["GIT_AUTHOR_NAME"] = author.Name,
            ["GIT_AUTHOR_EMAIL"] = author.Email,
            ["GIT_AUTHOR_DATE"] = date,
            ["GIT_COMMITTER_NAME"] = author.Name,
            ["GIT_COMMITTER_EMAIL"] = author.Email,
            ["GIT_COMMITTER_DATE"] = date,
        };
        var text = message.Replace("\0", "", StringComparison.Ordinal).TrimEnd('\n') + "\n";
        return (side with { Variables = person }).Run(["commit-tree", "--no-gpg-sign", "-p", parent, "-F", "-", tree], Encoding.UTF8.GetBytes(text)).Line;
    }
}
