using Foreplan.Checks;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Tools;

namespace Foreplan.Plans.Dialects;

// Whether a file that a plan only names is to be made or to be edited: the repository knows, where there is one.
internal sealed class FileKinds(ITree? tree)
{
    private readonly HashSet<string> made = new(StringComparer.Ordinal);

    public string Of(FileEntry entry)
    {
        if (tree is null || entry.Path.AsSpan().ContainsAny('*', '?') || !TreePath.TryNormalize(entry.Path, out var path, out _) || (!entry.IsGuess && entry.Kind != "new"))
        {
            return entry.Kind;
        }

        var isThere = made.Contains(path) || tree.Exists(path);
        if (entry.IsGuess && (isThere || IsSlip(path)))
        {
            return "edit";
        }

        made.Add(path);
        return "new";
    }

    // One letter too many or too few of a file that is there.
    private bool IsSlip(string path)
    {
        foreach (var other in tree?.Paths ?? [])
        {
            var start = Math.Abs(other.Length - path.Length) == 1 ? other.AsSpan().CommonPrefixLength(path) : -1;
            if (start >= 0)
            {
                var (shorter, longer) = other.Length < path.Length ? (other, path) : (path, other);
                if (char.IsAsciiLetter(longer[start]) && longer.AsSpan(start + 1).SequenceEqual(shorter.AsSpan(start)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
