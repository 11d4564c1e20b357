using System.Text.RegularExpressions;

namespace Foreplan.Checks.Rules.Truth;

/// <summary>The words of the repository's text files, read only as far as they are asked for, and only so much.</summary>
internal sealed partial class SymbolIndex(TreeFiles files)
{
    private const int LargestFile = 400_000;
    private const int MostBytes = 32_000_000;
    private const int MostFiles = 20_000;

    private static readonly string[] NoText =
    [
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".svg", ".pdf", ".zip", ".gz", ".tgz", ".jar", ".dll", ".exe", ".so", ".dylib", ".woff", ".woff2", ".ttf", ".eot", ".mp3", ".mp4", ".wasm", ".lock", ".map", ".min.js", ".bin", ".snk", ".nupkg",
    ];

    private HashSet<string>? words;
    private bool isWhole;

    /// <summary>True when every text file was read; what is not found may be anywhere otherwise.</summary>
    public bool IsWhole
    {
        get
        {
            words ??= Read();
            return isWhole;
        }
    }

    public bool Has(string word) => (words ??= Read()).Contains(word);

    public IEnumerable<string> Like(string word) =>
        (words ??= Read()).Where(other => Math.Abs(other.Length - word.Length) <= 3 && other.Length > 3 && char.ToLowerInvariant(other[0]) == char.ToLowerInvariant(word[0]));

    private HashSet<string> Read()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = MostBytes;
        var count = 0;
        isWhole = true;
        var lookup = found.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in files.Tree.Paths.Where(path => !Array.Exists(NoText, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))))
        {
            if (left <= 0 || count++ >= MostFiles)
            {
                isWhole = false;
                break;
            }

            foreach (var part in Word().EnumerateMatches(path))
            {
                lookup.Add(path.AsSpan(part.Index, part.Length));
            }

            if (Bytes(path) is not { } bytes)
            {
                continue;
            }

            left -= bytes.Length;
            if (bytes.Length > LargestFile)
            {
                isWhole = false;
                continue;
            }

            var text = System.Text.Encoding.UTF8.GetString(bytes);
            foreach (var match in Word().EnumerateMatches(text))
            {
                lookup.Add(text.AsSpan(match.Index, match.Length));
            }
        }

        return found;
    }

    // A partial clone lacks some.
    private byte[]? Bytes(string path)
    {
        try
        {
            return files.Tree.Read(path);
        }
        catch (ForeplanException)
        {
            isWhole = false;
            return null;
        }
    }

    [GeneratedRegex(@"[A-Za-z_$][\w$]*")]
    private static partial Regex Word();
}
