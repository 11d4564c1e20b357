using System.Text;

namespace Foreplan.Text;

/// <summary>Writes the difference of two texts as a unified diff.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Write(string old, string now, string oldName, string newName)
    {
        var changes = LineDiff.Of(old, now);
        if (changes.Count == 0)
        {
            return "";
        }

        var (before, after) = (Lines(old), Lines(now));
        var text = new StringBuilder($"--- {oldName}\n+++ {newName}\n");
        for (var i = 0; i < changes.Count;)
        {
            var last = i;
            while (last + 1 < changes.Count && changes[last + 1].OldLine - (changes[last].OldLine + changes[last].OldCount) <= 2 * Context)
            {
                last++;
            }

            Hunk(text, before, after, [.. changes.Skip(i).Take(last - i + 1)]);
            i = last + 1;
        }

        return text.ToString();
    }

    private static string[] Lines(string text) => text.EndsWith('\n') ? text[..^1].Split('\n') : text.Split('\n');

    private static void Hunk(StringBuilder text, string[] before, string[] after, List<LineChange> changes)
    {
        var first = Math.Max(1, changes[0].OldLine - Context);
        var last = Math.Min(before.Length, changes[^1].OldLine + changes[^1].OldCount - 1 + Context);
        var newFirst = changes[0].NewLine - (changes[0].OldLine - first);
        var count = last - first + 1;
        var newCount = count + changes.Sum(change => change.NewCount - change.OldCount);
        text.Append($"@@ -{(count == 0 ? 0 : first)},{count} +{(newCount == 0 ? 0 : newFirst)},{newCount} @@\n");
        var line = first;
        foreach (var change in changes)
        {
            Append(text, ' ', before, line, change.OldLine - line);
            Append(text, '-', before, change.OldLine, change.OldCount);
            Append(text, '+', after, change.NewLine, change.NewCount);
            line = change.OldLine + change.OldCount;
        }

        Append(text, ' ', before, line, last - line + 1);
    }

    private static void Append(StringBuilder text, char sign, string[] lines, int first, int count)
    {
        for (var i = first - 1; i < Math.Min(lines.Length, first - 1 + count); i++)
        {
            text.Append(sign).Append(lines[i]).Append('\n');
        }
    }
}
