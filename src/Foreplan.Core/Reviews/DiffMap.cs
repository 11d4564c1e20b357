using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Foreplan.Reviews;

/// <summary>Which lines of which files a unified diff adds and removes.</summary>
public sealed partial class DiffMap
{
    private const string Header = "diff --git ";

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

    /// <summary>True when the diff adds or changes that line of the new file. Where lines were only taken away, the lines beside the gap count; of a deleted file, any line.</summary>
    /// <param name="path">The path as the new tree has it.</param>
    /// <param name="line">The line, from 1.</param>
    public bool IsChanged(string path, int line) =>
        files.TryGetValue(path, out var file) && (file.IsDeleted || file.Added.ContainsKey(line) || file.Gaps.Contains(line));

    /// <summary>The added lines of a file by number in the new file; empty when there are none.</summary>
    public IReadOnlyDictionary<int, string> Added(string path) => files.TryGetValue(path, out var file) ? file.Added : new Dictionary<int, string>();

    /// <summary>The removed lines of a file by number in the old file; empty when there are none.</summary>
    public IReadOnlyDictionary<int, string> Removed(string path) => files.TryGetValue(path, out var file) ? file.Removed : new Dictionary<int, string>();

    /// <summary>The line of the new file where lines of the old one were taken away first; null when none were.</summary>
    internal int? FirstRemoval(string path) => files.TryGetValue(path, out var file) ? file.FirstRemoval : null;

    private void Read(string[] lines)
    {
        string? old = null;
        var header = "";
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith(Header, StringComparison.Ordinal))
            {
                header = line[Header.Length..];
            }
            else if (line.StartsWith("deleted file mode ", StringComparison.Ordinal) && PathOfHeader(header) is { } gone)
            {
                // An empty or binary file has no lines to tell it from.
                FileOf(gone).IsDeleted = true;
            }
            else if (line.StartsWith("--- ", StringComparison.Ordinal))
            {
                old = PathOf(line[4..], 'a');
            }
            else if (line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                var path = PathOf(line[4..], 'b');
                if ((path ?? old) is { } name)
                {
                    var file = FileOf(name);
                    file.IsDeleted = path is null;
                    at = ReadHunks(lines, at + 1, file) - 1;
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
                file.Gaps.Add(now);
            }

            var run = new Run(file);
            for (at++; at < lines.Length && (oldLeft > 0 || newLeft > 0); at++)
            {
                var text = lines[at].TrimEnd('\r');
                switch (text.Length == 0 ? ' ' : text[0])
                {
                    case '+':
                        run.Add();
                        file.Added[now++] = text[1..];
                        newLeft--;
                        break;
                    case '-':
                        run.Remove(now);
                        file.Removed[old++] = text[1..];
                        oldLeft--;
                        break;
                    case ' ':
                        run.End(now, hasNext: true);
                        now++;
                        old++;
                        oldLeft--;
                        newLeft--;
                        break;
                    case '\\':
                        break;
                    default:
                        return at;
                }
            }

            run.End(now, hasNext: false);
            if (at < lines.Length && lines[at].StartsWith('\\'))
            {
                at++;
            }
        }

        return at;
    }

    private FileLines FileOf(string path)
    {
        if (!files.TryGetValue(path, out var file))
        {
            file = new();
            files.Add(path, file);
        }

        return file;
    }

    // `a/NAME b/NAME`: both are the same where a file is deleted.
    private static string? PathOfHeader(string text)
    {
        var half = text.TrimEnd('\r')[..((text.TrimEnd('\r').Length + 1) / 2)].TrimEnd(' ');
        return PathOf(half, 'a');
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
            var plain = text.IndexOf('\\', at);
            plain = plain < 0 ? text.Length : plain;
            bytes.AddRange(Encoding.UTF8.GetBytes(text[at..plain]));
            at = plain + 1;
            if (at >= text.Length)
            {
                break;
            }

            if (text[at] is >= '0' and <= '3' && at + 2 < text.Length)
            {
                bytes.Add((byte)(((text[at] - '0') * 64) + ((text[at + 1] - '0') * 8) + (text[at + 2] - '0')));
                at += 2;
            }
            else
            {
                bytes.Add((byte)(text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', var other => other }));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"^@@ -(?<old>[0-9]{1,9})(?:,(?<oldCount>[0-9]{1,9}))? \+(?<new>[0-9]{1,9})(?:,(?<newCount>[0-9]{1,9}))? @@")]
    private static partial Regex Hunk();

    // Lines taken away and lines added that follow each other. Where nothing came in their place, the lines beside count.
    private struct Run(FileLines file)
    {
        private int removedAt;
        private bool hasAdded;

        public void Add() => hasAdded = true;

        public void Remove(int now)
        {
            removedAt = removedAt == 0 ? now : removedAt;
            file.FirstRemoval ??= Math.Max(1, now);
        }

        public void End(int now, bool hasNext)
        {
            if (removedAt > 0 && !hasAdded)
            {
                file.Gaps.Add(now - 1);
                _ = hasNext && file.Gaps.Add(now);
            }

            (removedAt, hasAdded) = (0, false);
        }
    }

    private sealed class FileLines
    {
        public bool IsDeleted { get; set; }

        public int? FirstRemoval { get; set; }

        public Dictionary<int, string> Added { get; } = [];

        public Dictionary<int, string> Removed { get; } = [];

        public HashSet<int> Gaps { get; } = [];
    }
}
