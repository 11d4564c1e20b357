using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Foreplan.Reviews;

/// <summary>Which lines of which files a unified diff adds and removes.</summary>
public sealed partial class DiffMap
{
    private readonly Dictionary<string, FileLines> files = new(StringComparer.Ordinal);

    private DiffMap()
    {
    }

    /// <summary>The paths of the diff, in its order; a deleted file under its old path.</summary>
    public IReadOnlyList<string> Paths => [.. files.Keys];

    /// <summary>Reads a unified diff as git writes it; a cut one as far as it goes.</summary>
    public static DiffMap Of(string diff)
    {
        var map = new DiffMap();
        map.Read(diff.Split('\n'));
        return map;
    }

    /// <summary>True when the diff adds or changes that line of the new file. Where lines were only taken away, the lines beside the gap count; of a deleted file, its old lines.</summary>
    /// <param name="path">The path as the new tree has it.</param>
    /// <param name="line">The line, from 1.</param>
    public bool IsChanged(string path, int line) =>
        files.TryGetValue(path, out var file) && (file.IsDeleted ? file.Removed.ContainsKey(line) : file.Added.ContainsKey(line) || file.Gaps.Contains(line));

    /// <summary>The added lines of a file by number in the new file; empty when there are none.</summary>
    public IReadOnlyDictionary<int, string> Added(string path) => files.TryGetValue(path, out var file) ? file.Added : new Dictionary<int, string>();

    /// <summary>The removed lines of a file by number in the old file; empty when there are none.</summary>
    public IReadOnlyDictionary<int, string> Removed(string path) => files.TryGetValue(path, out var file) ? file.Removed : new Dictionary<int, string>();

    /// <summary>The first line of the new file beside which lines were taken away; 0 when there is none.</summary>
    internal int FirstGap(string path) => files.TryGetValue(path, out var file) ? file.Gaps.Where(line => line > 0).DefaultIfEmpty(0).Min() : 0;

    private void Read(string[] lines)
    {
        string? old = null;
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith("--- ", StringComparison.Ordinal))
            {
                old = PathOf(line[4..], 'a');
            }
            else if (line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                var path = PathOf(line[4..], 'b');
                if ((path ?? old) is { } name)
                {
                    at = ReadHunks(lines, at + 1, FileOf(name, path is null)) - 1;
                }

                old = null;
            }
        }
    }

    private static int ReadHunks(string[] lines, int at, FileLines file)
    {
        while (at < lines.Length && Hunk().Match(lines[at]) is { Success: true } hunk)
        {
            int Number(string group, int otherwise) => hunk.Groups[group].Success ? int.Parse(hunk.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : otherwise;
            int old = Number("old", 0), now = Number("new", 0);
            int oldLeft = Number("oldCount", 1), newLeft = Number("newCount", 1);
            if (newLeft == 0)
            {
                // git names the line before an empty range.
                now++;
            }

            var removed = false;
            for (at++; at < lines.Length && (oldLeft > 0 || newLeft > 0); at++)
            {
                var text = lines[at].TrimEnd('\r');
                switch (text.Length == 0 ? ' ' : text[0])
                {
                    case '+':
                        file.Added[now++] = text[1..];
                        newLeft--;
                        removed = false;
                        break;
                    case '-':
                        file.Removed[old++] = text[1..];
                        oldLeft--;
                        removed = true;
                        file.Gaps.Add(now - 1);
                        file.Gaps.Add(now);
                        break;
                    case ' ':
                        if (removed)
                        {
                            file.Gaps.Add(now);
                        }

                        now++;
                        old++;
                        oldLeft--;
                        newLeft--;
                        removed = false;
                        break;
                    case '\\':
                        break;
                    default:
                        return at;
                }
            }

            if (at < lines.Length && lines[at].StartsWith('\\'))
            {
                at++;
            }
        }

        return at;
    }

    private FileLines FileOf(string path, bool isDeleted)
    {
        if (!files.TryGetValue(path, out var file))
        {
            file = new() { IsDeleted = isDeleted };
            files.Add(path, file);
        }

        return file;
    }

    private static string? PathOf(string text, char side)
    {
        var name = text.TrimEnd('\r', '\t');
        name = name.StartsWith('"') && name.EndsWith('"') && name.Length > 1 ? Unquote(name[1..^1]) : name;
        return name == "/dev/null" ? null : name.Length > 2 && name[0] == side && name[1] == '/' ? name[2..] : name;
    }

    // git writes names that are not plain ASCII as a C string of UTF-8 bytes.
    private static string Unquote(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[at].ToString()));
            }
            else if (text[at + 1] is >= '0' and <= '3' && at + 3 < text.Length)
            {
                bytes.Add((byte)(((text[at + 1] - '0') * 64) + ((text[at + 2] - '0') * 8) + (text[at + 3] - '0')));
                at += 3;
            }
            else
            {
                at++;
                bytes.Add((byte)(text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other }));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"^@@ -(?<old>\d{1,9})(?:,(?<oldCount>\d{1,9}))? \+(?<new>\d{1,9})(?:,(?<newCount>\d{1,9}))? @@")]
    private static partial Regex Hunk();

    private sealed class FileLines
    {
        public bool IsDeleted { get; init; }

        public SortedDictionary<int, string> Added { get; } = [];

        public SortedDictionary<int, string> Removed { get; } = [];

        public HashSet<int> Gaps { get; } = [];
    }
}
