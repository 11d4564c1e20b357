namespace Foreplan.Tools;

/// <summary>Reads the V4A form: <c>*** Update File</c>, <c>*** Add File</c>, <c>*** Delete File</c>, <c>*** Move to</c>.</summary>
internal static class EnvelopePatchReader
{
    internal const string Begin = "*** Begin Patch";
    private const string End = "*** End Patch";
    private const string Update = "*** Update File: ";
    private const string Add = "*** Add File: ";
    private const string Delete = "*** Delete File: ";
    private const string MoveTo = "*** Move to: ";
    private const string EndOfFile = "*** End of File";

    internal static (List<PatchFile> Files, string? Fault) Read(string[] lines)
    {
        var files = new List<PatchFile>();
        var ended = false;
        for (var at = Array.FindIndex(lines, line => line.TrimEnd() == Begin) + 1; at < lines.Length && !ended; at++)
        {
            var line = lines[at];
            var marker = line.TrimEnd();
            if (marker == End)
            {
                ended = true;
            }
            else if (Header(marker) is { } file)
            {
                files.Add(file);
            }
            else if (marker.StartsWith(MoveTo, StringComparison.Ordinal) && files is [.., { Kind: PatchKind.Update, Hunks.Count: 0 } moved])
            {
                files[^1] = moved with { MoveTo = marker[MoveTo.Length..].Trim() };
            }
            else if (files.Count == 0 ? marker.Length > 0 : !TryTake(files[^1], line, at + 1))
            {
                return ([], $"line {at + 1} of the patch is neither a `***` line, nor `@@`, nor starts with a blank, `+` or `-`: `{Short(line)}`");
            }
        }

        return ended ? (files, null) : ([], $"the patch has no `{End}`: it was cut, and nothing was applied");
    }

    private static PatchFile? Header(string marker) =>
        marker.StartsWith(Update, StringComparison.Ordinal) ? new() { Kind = PatchKind.Update, Path = marker[Update.Length..].Trim() }
        : marker.StartsWith(Add, StringComparison.Ordinal) ? new() { Kind = PatchKind.Add, Path = marker[Add.Length..].Trim() }
        : marker.StartsWith(Delete, StringComparison.Ordinal) ? new() { Kind = PatchKind.Delete, Path = marker[Delete.Length..].Trim() }
        : null;

    private static bool TryTake(PatchFile file, string line, int at) => file.Kind switch
    {
        PatchKind.Add => TryTakeAdded(file, line, at),
        PatchKind.Update => TryTakeChanged(file, line, at),
        _ => line.Length == 0,
    };

    private static bool TryTakeAdded(PatchFile file, string line, int at)
    {
        if (line.Length > 0 && line[0] is not ('+' or '\\'))
        {
            return false;
        }

        if (file.Hunks.Count == 0)
        {
            file.Hunks.Add(new() { At = at });
        }

        return file.Hunks[0].TryAdd(line, '+');
    }

    private static bool TryTakeChanged(PatchFile file, string line, int at)
    {
        if (line.TrimEnd() == EndOfFile && file.Hunks.Count > 0)
        {
            file.Hunks[^1].AtEnd = true;
            return true;
        }

        if (line.StartsWith("@@", StringComparison.Ordinal))
        {
            // Two headers in a row name an outer and an inner place.
            if (file.Hunks is [.., { Lines.Count: 0 } open])
            {
                PatchReader.AddAnchor(open, line);
            }
            else
            {
                file.Hunks.Add(PatchReader.Hunk(line, at));
            }

            return true;
        }

        if (file.Hunks.Count == 0)
        {
            file.Hunks.Add(new() { At = at });
        }

        return file.Hunks[^1].TryAdd(line);
    }

    private static string Short(string line) => line.Length > 80 ? line[..80] + "…" : line;
}
