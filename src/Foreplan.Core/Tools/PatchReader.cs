using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>Reads a patch in either form: V4A (<c>*** Begin Patch</c>) or unified.</summary>
internal static partial class PatchReader
{
    /// <summary>The files of a patch, or what is wrong with it.</summary>
    internal static (IReadOnlyList<PatchFile> Files, string? Fault) Read(string patch)
    {
        var lines = TextHash.Normalize(patch).Split('\n');
        var (files, fault) = Array.Exists(lines, line => line.TrimEnd() == EnvelopePatchReader.Begin) ? EnvelopePatchReader.Read(lines) : UnifiedPatchReader.Read(lines);
        foreach (var file in files)
        {
            file.Hunks.ForEach(hunk => hunk.Close());
            _ = file.Hunks.RemoveAll(hunk => hunk.Lines.Count == 0);
        }

        return fault is not null ? ([], fault)
            : files.Count == 0 ? ([], "the patch changes no file: write it between `*** Begin Patch` and `*** End Patch`, or as a unified diff with `---` and `+++` lines")
            : (files, null);
    }

    /// <summary>A hunk that starts at a line with <c>@@</c>.</summary>
    internal static PatchHunk Hunk(string header, int at)
    {
        if (Numbers().Match(header) is { Success: true } numbers)
        {
            return new() { At = at, OldLine = int.TryParse(numbers.Groups[1].ValueSpan, out var line) ? line : null };
        }

        var hunk = new PatchHunk { At = at };
        AddAnchor(hunk, header);
        return hunk;
    }

    internal static void AddAnchor(PatchHunk hunk, string header)
    {
        if (header[2..].Trim().TrimEnd('@').TrimEnd() is { Length: > 0 } anchor)
        {
            hunk.Anchors.Add(anchor);
        }
    }

    [GeneratedRegex(@"^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@")]
    private static partial Regex Numbers();
}
