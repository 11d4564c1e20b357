using System.Diagnostics.CodeAnalysis;
using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>Which files a model means: one file, a folder with all in it, or a glob; everything when nothing is said.</summary>
internal sealed class PathFilter
{
    private readonly Func<string, bool> matches;

    private PathFilter(Func<string, bool> matches) => this.matches = matches;

    /// <summary>True when the path is meant.</summary>
    internal bool IsMatch(string path) => matches(path);

    internal static bool TryRead(ITree tree, string given, [NotNullWhen(true)] out PathFilter? filter, [NotNullWhen(false)] out ToolAnswer? wrong)
    {
        filter = null;
        wrong = null;
        if (given is "" or "." or "./" or "/" or "**" or "*")
        {
            // A lone `*` or `/` is how models ask for everything.
            filter = new(_ => true);
            return true;
        }

        if (!TreePath.TryNormalize(given, out var pattern, out var why))
        {
            wrong = ToolAnswer.Error(ToolCode.NotAllowed, why);
            return false;
        }

        if (tree.Exists(pattern))
        {
            filter = new(path => path == pattern);
            return true;
        }

        if (pattern.AsSpan().IndexOfAny("*?[{") < 0 && tree.Paths.Any(path => IsIn(path, pattern)))
        {
            filter = new(path => IsIn(path, pattern));
            return true;
        }

        var anywhere = pattern.Contains('/', StringComparison.Ordinal) || given.StartsWith("./", StringComparison.Ordinal) ? pattern : "**/" + pattern;
        if (!Glob.TryParse(anywhere, out var glob, out why))
        {
            wrong = ToolAnswer.Error(ToolCode.BadArguments, why);
            return false;
        }

        filter = new(glob.IsMatch);
        return true;
    }

    private static bool IsIn(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);
}
