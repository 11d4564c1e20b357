using System.Text;

namespace Foreplan.Testing;

/// <summary>A unified diff of one file with one hunk and three lines of context.</summary>
internal static class MemoryDiff
{
    private const int Context = 3;

    internal static void Append(StringBuilder diff, string path, byte[]? before, byte[]? after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var same = 0;
        while (same < old.Length - start && same < now.Length - start && old[^(same + 1)] == now[^(same + 1)])
        {
            same++;
        }

        var first = Math.Max(0, start - Context);
        var tail = Math.Min(Context, same);
        var (oldEnd, newEnd) = (old.Length - same, now.Length - same);
        var (oldCount, newCount) = (oldEnd + tail - first, newEnd + tail - first);
        diff.Append($"diff --git a/{path} b/{path}\n");
        diff.Append(before is null ? "--- /dev/null\n" : $"--- a/{path}\n").Append(after is null ? "+++ /dev/null\n" : $"+++ b/{path}\n");
        diff.Append($"@@ -{(oldCount == 0 ? 0 : first + 1)},{oldCount} +{(newCount == 0 ? 0 : first + 1)},{newCount} @@\n");
        AppendLines(diff, ' ', old[first..start]);
        AppendLines(diff, '-', old[start..oldEnd]);
        AppendLines(diff, '+', now[start..newEnd]);
        AppendLines(diff, ' ', old[oldEnd..(oldEnd + tail)]);
    }

    private static void AppendLines(StringBuilder diff, char sign, string[] lines)
    {
        foreach (var line in lines)
        {
            diff.Append(sign).Append(line).Append('\n');
        }
    }

    private static string[] Lines(byte[]? content)
    {
        var text = Encoding.UTF8.GetString(content ?? []);
        return text.Length == 0 ? [] : (text[^1] == '\n' ? text[..^1] : text).Split('\n');
    }
}
