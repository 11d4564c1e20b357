using System.Buffers;
using Foreplan.Checks;
using Foreplan.Plans;

namespace Foreplan.Gates;

/// <summary>Which files a command looks at. Known of a few programs that read nothing but what they name; any other may read everything.</summary>
internal static class GateNeeds
{
    // They write nothing, follow no link that is not named, and read neither configuration nor folders that are not named.
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal) { "true", "false", "test", "[", "grep", "cat", "head", "tail", "wc", "cmp" };

    // Not f of grep and tail, to which a file's name may be glued, nor r and R, which without a name read everything.
    private static readonly SearchValues<char> PlainFlags = SearchValues.Create("acehilmnoqsvwxEFHLP");

    /// <summary>The files and folders that the command names, some of which may not exist; null when it may read everything.</summary>
    /// <param name="gate">The command.</param>
    /// <param name="tree">The files as they are.</param>
    public static IReadOnlyList<string>? Of(Gate gate, ITree tree)
    {
        if (gate.Folder.Length > 0 || gate.Words.Count == 0 || !Readers.Contains(gate.Words[0]))
        {
            return null;
        }

        var isTest = gate.Words[0] is "test" or "[";
        List<string> named = [];
        foreach (var word in gate.Words.Skip(1))
        {
            // What begins with a dash is an operator of test, whose operands are words of their own.
            if (word.StartsWith('-'))
            {
                if (!isTest && word.AsSpan(1).ContainsAnyExcept(PlainFlags))
                {
                    return null;
                }
            }
            else if (Path(word) is not { } path || tree.IsLink(path))
            {
                return null;
            }
            else
            {
                named.Add(path);
            }
        }

        return named;
    }

    // Not normalized: a word that is no path is a pattern, and names nothing.
    private static string? Path(string word)
    {
        var path = word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word;
        path = path.TrimEnd('/');
        return word.StartsWith('/') || path.Split('/').Any(part => part is "." or "..") || path.Contains("//", StringComparison.Ordinal) ? null : path;
    }
}
