using System.Runtime.CompilerServices;
using System.Text;

namespace Foreplan.Checks.Rules.Truth;

/// <summary>The words of a tree's text files, read only as far as they are asked for, and only so much; once for all plans that are judged by the tree.</summary>
internal sealed class SymbolIndex
{
    private const int LargestFile = 400_000;
    private const int MostBytes = 32_000_000;
    private const int MostFiles = 20_000;

    private static readonly string[] NoText =
    [
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".svg", ".pdf", ".zip", ".gz", ".tgz", ".jar", ".dll", ".exe", ".so", ".dylib", ".woff", ".woff2", ".ttf", ".eot", ".mp3", ".mp4", ".wasm", ".lock", ".map", ".min.js", ".bin", ".snk", ".nupkg",
    ];

    // A tree is the files at one moment: what they hold stays.
    private static readonly ConditionalWeakTable<ITree, SymbolIndex> Known = [];

    private readonly Lock reading = new();
    private readonly ITree tree;
    private readonly Queue<string> unread;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private ILookup<char, string>? byFirst;
    private int left = MostBytes;
    private bool isWhole = true;

    private SymbolIndex(ITree tree)
    {
        this.tree = tree;
        unread = new(tree.Paths.Where(path => !Array.Exists(NoText, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>True when every text file was read; what is not found may be anywhere otherwise.</summary>
    public bool IsWhole
    {
        get
        {
            lock (reading)
            {
                while (ReadNext())
                {
                }

                return isWhole;
            }
        }
    }

    public static SymbolIndex Of(ITree tree) => Known.GetValue(tree, static tree => new(tree));

    /// <summary>True when a text file, or a file's path, holds the word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="likely">Files that it is likely in: those are read before the others.</param>
    public bool Has(string word, IEnumerable<string> likely)
    {
        lock (reading)
        {
            if (words.Contains(word))
            {
                return true;
            }

            foreach (var path in likely.Where(tree.Exists))
            {
                Read(path);
            }

            while (!words.Contains(word) && ReadNext())
            {
            }

            return words.Contains(word);
        }
    }

    /// <summary>The words that begin with the same letter and are about as long.</summary>
    public IEnumerable<string> Like(string word)
    {
        lock (reading)
        {
            _ = IsWhole;
            byFirst ??= words.Where(other => other.Length > 3).ToLookup(other => char.ToLowerInvariant(other[0]));
            return byFirst[char.ToLowerInvariant(word[0])].Where(other => Math.Abs(other.Length - word.Length) <= 3);
        }
    }

    // False when all was read that is read.
    private bool ReadNext()
    {
        if (unread.Count > 0 && (left <= 0 || read.Count >= MostFiles))
        {
            isWhole = false;
            unread.Clear();
        }

        if (!unread.TryDequeue(out var path))
        {
            return false;
        }

        Read(path);
        return true;
    }

    private void Read(string path)
    {
        if (!read.Add(path))
        {
            return;
        }

        Add(path);
        if (Bytes(path) is { } bytes)
        {
            left -= bytes.Length;
            if (bytes.Length > LargestFile)
            {
                isWhole = false;
            }
            else
            {
                Add(Encoding.UTF8.GetString(bytes));
            }
        }
    }

    private void Add(ReadOnlySpan<char> text)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsFirst(text[at]))
            {
                continue;
            }

            var start = at;
            while (at + 1 < text.Length && (IsFirst(text[at + 1]) || char.IsLetterOrDigit(text[at + 1])))
            {
                at++;
            }

            known.Add(text[start..(at + 1)]);
        }
    }

    private static bool IsFirst(char letter) => char.IsAsciiLetter(letter) || letter is '_' or '$';

    // A partial clone lacks some.
    private byte[]? Bytes(string path)
    {
        try
        {
            return tree.Read(path);
        }
        catch (ForeplanException)
        {
            isWhole = false;
            return null;
        }
    }
}
