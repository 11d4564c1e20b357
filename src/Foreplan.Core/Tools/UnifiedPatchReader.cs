namespace Foreplan.Tools;

/// <summary>Reads unified diffs, git's among them. Counts in headers are not relied on: models get them wrong.</summary>
internal static class UnifiedPatchReader
{
    private const string Nothing = "/dev/null";

    internal static (List<PatchFile> Files, string? Fault) Read(string[] lines)
    {
        var files = new List<PatchFile>();
        string? renamedFrom = null;
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (IsFileHeader(lines, at))
            {
                if (FileOf(line, lines[at + 1]) is not { } file)
                {
                    return ([], $"line {at + 1} of the patch names no file");
                }

                files.Add(file);
                at++;
            }
            else if (Fault(line) is { } fault)
            {
                return ([], $"line {at + 1} of the patch: {fault}");
            }
            else if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                if (files.Count == 0)
                {
                    return ([], $"line {at + 1} of the patch is a hunk without `---` and `+++` lines above it");
                }

                var hunk = PatchReader.Hunk(line, at + 1);
                files[^1].Hunks.Add(hunk);
                at = TakeLines(lines, at + 1, hunk) - 1;
            }
            else if (line.StartsWith("rename from ", StringComparison.Ordinal))
            {
                renamedFrom = line["rename from ".Length..];
            }
            else if (line.StartsWith("rename to ", StringComparison.Ordinal) && renamedFrom is not null)
            {
                files.Add(new() { Kind = PatchKind.Update, Path = renamedFrom, MoveTo = line["rename to ".Length..] });
            }
        }

        return (Merged(files), null);
    }

    private static int TakeLines(string[] lines, int at, PatchHunk hunk)
    {
        while (at < lines.Length && !EndsHunk(lines, at) && hunk.TryAdd(lines[at]))
        {
            at++;
        }

        return at;
    }

    private static bool EndsHunk(string[] lines, int at) =>
        lines[at].StartsWith("@@", StringComparison.Ordinal) || lines[at].StartsWith("diff --git ", StringComparison.Ordinal) || IsFileHeader(lines, at);

    // Three lines together: a removed line may itself start with `-- `.
    private static bool IsFileHeader(string[] lines, int at) =>
        lines[at].StartsWith("--- ", StringComparison.Ordinal)
        && at + 1 < lines.Length && lines[at + 1].StartsWith("+++ ", StringComparison.Ordinal)
        && (at + 2 >= lines.Length || lines[at + 2].Length == 0 || lines[at + 2].StartsWith("@@", StringComparison.Ordinal));

    private static PatchFile? FileOf(string oldLine, string newLine)
    {
        var (old, now) = (Name(oldLine[4..]), Name(newLine[4..]));
        var prefixed = (old == Nothing || old.StartsWith("a/", StringComparison.Ordinal)) && (now == Nothing || now.StartsWith("b/", StringComparison.Ordinal));
        (old, now) = prefixed ? (Bare(old), Bare(now)) : (old, now);
        return (old, now) switch
        {
            (Nothing, Nothing) => null,
            (Nothing, _) => new() { Kind = PatchKind.Add, Path = now },
            (_, Nothing) => new() { Kind = PatchKind.Delete, Path = old },
            _ => new() { Kind = PatchKind.Update, Path = old, MoveTo = old == now ? null : now },
        };
    }

    private static string Name(string text)
    {
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        return (tab < 0 ? text : text[..tab]).Trim().Trim('"');
    }

    private static string Bare(string name) => name == Nothing ? name : name[2..];

    private static string? Fault(string line) =>
        line.StartsWith("GIT binary patch", StringComparison.Ordinal) || line.StartsWith("Binary files ", StringComparison.Ordinal) ? "binary changes cannot be applied"
        : line is "new file mode 120000" or "new file mode 160000" or "new mode 120000" ? "links and submodules cannot be made"
        : null;

    // git names a rename before the `---` line of the same file.
    private static List<PatchFile> Merged(List<PatchFile> files)
    {
        var merged = new List<PatchFile>();
        foreach (var file in files)
        {
            if (merged is [.., { MoveTo: { } to, Hunks.Count: 0 } rename] && file.Kind == PatchKind.Update && file.Path == rename.Path && file.MoveTo == to)
            {
                merged[^1] = file;
            }
            else
            {
                merged.Add(file);
            }
        }

        return merged;
    }
}
