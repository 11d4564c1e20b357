using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>A file that a model named, opened in a tree; or the answer that refuses it.</summary>
internal sealed class TreeFile
{
    private SourceText? source;

    private TreeFile(string path) => Path = path;

    /// <summary>The normalized path.</summary>
    internal string Path { get; }

    /// <summary>The path as it is shown inside backticks.</summary>
    internal string Name => RepositoryText.OneLine(Path);

    /// <summary>Why the file cannot be used; null when it can.</summary>
    internal ToolAnswer? Refused { get; private init; }

    /// <summary>Its bytes.</summary>
    internal byte[] Bytes { get; private init; } = [];

    /// <summary>Its text.</summary>
    internal SourceText Source => source ??= SourceText.Decode(Path, Bytes);

    /// <summary>True for content that is no text: NUL, or many control characters.</summary>
    internal bool IsBinary => Source.IsDamaged && LooksBinary(Bytes);

    /// <summary>Opens a file that must be there.</summary>
    internal static TreeFile Open(ITree tree, string given)
    {
        var named = Locate(tree, given);
        if (named.Refused is not null)
        {
            return named;
        }

        return tree.Read(named.Path) is { } bytes
            ? new(named.Path) { Bytes = bytes }
            : new(named.Path) { Refused = Missing(tree, named.Path) };
    }

    /// <summary>Opens a file that must be there to change it, when the phase allows that.</summary>
    internal static TreeFile OpenToChange(ITree tree, ScopeGuard guard, string given, ChangeKind wanted)
    {
        var named = Locate(tree, given);
        if (named.Refused is not null)
        {
            return named;
        }

        // A misspelt name is no attempt to leave the scope.
        var refusal = guard.Judge(named.Path, wanted);
        if (!tree.Exists(named.Path) && refusal is not { Code: ToolCode.NotAllowed })
        {
            return new(named.Path) { Refused = Missing(tree, named.Path) };
        }

        if (refusal is not null)
        {
            return new(named.Path) { Refused = ToolAnswer.Error(refusal.Code, refusal.Message) };
        }

        return tree.Read(named.Path) is { } bytes
            ? new(named.Path) { Bytes = bytes }
            : new(named.Path) { Refused = Missing(tree, named.Path) };
    }

    /// <summary>The answer for content that would be spoilt by writing it back; null when it is sound.</summary>
    internal ToolAnswer? Unwritable() => Source.IsDamaged
        ? ToolAnswer.Error(ToolCode.NotAllowed, $"`{Name}` is {(IsBinary ? "binary" : "not valid UTF-8")}: editing would change bytes that are not shown. If the plan needs it, call report_blocker.")
        : null;

    /// <summary>Normalizes a path and refuses links on its way; the file need not be there.</summary>
    internal static TreeFile Locate(ITree tree, string given)
    {
        if (!TreePath.TryNormalize(given, out var path, out var why))
        {
            return new("") { Refused = ToolAnswer.Error(ToolCode.NotAllowed, why) };
        }

        return tree.IsLink(path)
            ? new(path) { Refused = ToolAnswer.Error(ToolCode.NotAllowed, $"`{RepositoryText.OneLine(path)}` is or runs through a symbolic link; links are not followed") }
            : new(path);
    }

    /// <summary>The answer for a path that is no file, with the nearest ones.</summary>
    internal static ToolAnswer Missing(ITree tree, string path)
    {
        var inside = tree.Paths.Where(candidate => candidate.StartsWith(path + "/", StringComparison.Ordinal)).Take(20).ToList();
        if (inside.Count > 0)
        {
            return ToolAnswer.Error(ToolCode.NoSuchFile, $"`{RepositoryText.OneLine(path)}` is a folder. Files in it: {Quoted(inside)}");
        }

        var nearest = Nearest.Paths(path, tree.Paths);
        return ToolAnswer.Error(
            ToolCode.NoSuchFile,
            $"no such file: `{RepositoryText.OneLine(path)}`{(nearest.Count == 0 ? "" : $". Closest: {Quoted(nearest)}")}");
    }

    /// <summary>Paths in backticks.</summary>
    internal static string Quoted(IEnumerable<string> paths) => string.Join(", ", paths.Select(path => $"`{RepositoryText.OneLine(path)}`"));

    private static bool LooksBinary(byte[] bytes)
    {
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 64 * 1024));
        var odd = 0;
        foreach (var one in start)
        {
            odd += one is < 32 and not (9 or 10 or 12 or 13 or 27) ? 1 : 0;
        }

        return bytes.AsSpan().Contains((byte)0) || odd * 50 > start.Length;
    }
}
