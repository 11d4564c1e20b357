using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Runs;

/// <summary>What a phase may change: the one answer for the tools, the check of the diff, and the sandbox.</summary>
/// <param name="phase">The phase whose <c>Files</c> are the scope.</param>
/// <param name="planFolder">The plan's folder relative to the root; empty for the root itself.</param>
public sealed class ScopeGuard(Phase phase, string planFolder)
{
    private const int MostNamed = 20;

    private readonly List<Entry> entries = [.. phase.Files.SelectMany(EntriesOf)];

    /// <summary>Judges a change. A rename is a <see cref="ChangeKind.Delete"/> of the old path and a <see cref="ChangeKind.New"/> of the new one.</summary>
    /// <param name="path">The normalized path (see <see cref="TreePath"/>).</param>
    /// <param name="wanted">What shall happen to the file; <see cref="ChangeKind.Edit"/> when it is there already.</param>
    /// <returns>Null when it is in scope.</returns>
    public ScopeRefusal? Judge(string path, ChangeKind wanted)
    {
        var shown = RepositoryText.OneLine(path);
        if (path.Split('/').Any(part => part == ".." || TreePath.IsGit(part)))
        {
            return new(ToolCode.NotAllowed, $"`{shown}` is not part of the tree.");
        }

        if (ProtectedPaths.IsPlanDocument(path, planFolder))
        {
            return new(ToolCode.NotAllowed, $"`{shown}` is a document of the plan; no tool writes it. If the plan is wrong, call report_blocker.");
        }

        var named = entries.Where(entry => entry.Path == path).ToList();
        if (IsProtected(path))
        {
            return new(ToolCode.NotAllowed, $"`{shown}` steers machines or models and is written only when the phase's Files names it exactly. {InScope()}");
        }

        if (named.Exists(entry => Allows(entry.Kind, wanted)))
        {
            return null;
        }

        if (named.Count > 0)
        {
            return new(ToolCode.OutOfScope, $"`{shown}` is in scope as ({Word(named[0].Kind)}), not to {Verb(wanted)} it. {InScope()}");
        }

        if (wanted == ChangeKind.Edit && entries.Exists(entry => entry.Glob is { } glob && glob.IsMatch(path)))
        {
            return null;
        }

        return entries.Find(entry => entry.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } right
            ? new(ToolCode.OutOfScope, $"`{shown}` differs in case only from `{right.Path}`, which is in scope: use that name.")
            : new(ToolCode.OutOfScope, $"`{shown}` is not in this phase's scope to {Verb(wanted)}. {InScope()}");
    }

    /// <summary>The changes that the phase does not allow, in order. A file that became a link or a submodule is never allowed.</summary>
    public IReadOnlyList<ChangedFile> Outside(IEnumerable<ChangedFile> changes) =>
        [.. changes.Where(change => change.Status switch
        {
            'A' => Judge(change.Path, ChangeKind.New) is not null,
            'M' => Judge(change.Path, ChangeKind.Edit) is not null,
            'D' => Judge(change.Path, ChangeKind.Delete) is not null,
            _ => true,
        })];

    /// <summary>True for a path that stays as it is whatever runs: plan documents, and CI configuration and agents' instructions that the phase does not name. What the sandbox binds read-only.</summary>
    public bool IsProtected(string path) =>
        ProtectedPaths.IsPlanDocument(path, planFolder)
        || (ProtectedPaths.IsGuarded(path) && !entries.Exists(entry => entry.Glob is null && entry.Path == path));

    private string InScope()
    {
        var names = entries.Take(MostNamed).Select(entry => $"`{RepositoryText.OneLine(entry.Path)}` ({Word(entry.Kind)})");
        var more = entries.Count > MostNamed ? $" and {entries.Count - MostNamed} more" : "";
        return entries.Count == 0 ? "The phase changes no file." : $"In scope: {string.Join(", ", names)}{more}.";
    }

    // What a phase creates it may rework and take back.
    private static bool Allows(ChangeKind listed, ChangeKind wanted) => listed switch
    {
        ChangeKind.New or ChangeKind.Rename => true,
        ChangeKind.Edit => wanted == ChangeKind.Edit,
        _ => wanted == ChangeKind.Delete,
    };

    private static IEnumerable<Entry> EntriesOf(FileChange file)
    {
        if (file.IsGlob)
        {
            if (file.Kind == ChangeKind.Edit && Glob.TryParse(file.Path, out var glob, out _))
            {
                yield return new(file.Path, ChangeKind.Edit, glob);
            }

            yield break;
        }

        if (TreePath.TryNormalize(file.Path, out var path, out _))
        {
            yield return new(path, file.Kind, null);
        }

        if (file.Kind == ChangeKind.Rename && TreePath.TryNormalize(file.From ?? "", out var from, out _))
        {
            yield return new(from, ChangeKind.Delete, null);
        }
    }

    private static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.New => "new",
        ChangeKind.Edit => "edit",
        ChangeKind.Delete => "delete",
        _ => "renamed to",
    };

    private static string Verb(ChangeKind kind) => kind switch
    {
        ChangeKind.New or ChangeKind.Rename => "create",
        ChangeKind.Edit => "edit",
        _ => "delete",
    };

    private sealed record Entry(string Path, ChangeKind Kind, Glob? Glob);
}
