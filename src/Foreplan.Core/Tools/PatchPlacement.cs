namespace Foreplan.Tools;

/// <summary>Applies the hunks of a patch to one text: context must be there exactly, and a place is taken only when it is the only one or the patch names it.</summary>
internal sealed class PatchPlacement
{
    private readonly RawText file;
    private readonly string[] lines;
    private readonly int[] starts;
    // Lines that an earlier hunk took away; hunks may share context.
    private readonly List<(int First, int End)> taken = [];
    private readonly List<TextSplice> splices = [];
    private bool? finalNewLine;

    private PatchPlacement(RawText file)
    {
        this.file = file;
        lines = file.Text.Length == 0 ? [] : file.Text[^1] == '\n' ? file.Text[..^1].Split('\n') : file.Text.Split('\n');
        starts = new int[lines.Length + 1];
        for (var index = 0; index < lines.Length; index++)
        {
            starts[index + 1] = starts[index] + lines[index].Length + 1;
        }
    }

    /// <summary>The text afterwards, or the code and message of the hunk that could not be placed.</summary>
    internal static (string? Raw, string Code, string Message) Apply(string raw, IReadOnlyList<PatchHunk> hunks, Func<string, string> nearest)
    {
        // A file without a line end at its end gets one for the time being.
        var lacksEnd = raw.Length > 0 && raw[^1] is not ('\n' or '\r');
        var newLine = raw.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var placement = new PatchPlacement(new(lacksEnd ? raw + newLine : raw));
        var cursor = 0;
        for (var index = 0; index < hunks.Count; index++)
        {
            var (first, code, why) = placement.Place(hunks[index], cursor);
            if (first < 0)
            {
                var place = $"hunk {index + 1} (line {hunks[index].At} of the patch) {why}.";
                return (null, code, code == ToolCode.NoMatch && hunks[index].Old is { Length: > 0 } old ? place + nearest(string.Join('\n', old)) : place);
            }

            cursor = placement.Take(hunks[index], first);
        }

        var changed = placement.file.Splice(placement.splices);
        var wantsEnd = placement.finalNewLine ?? !lacksEnd;
        var trimmed = wantsEnd ? changed : changed.EndsWith("\r\n", StringComparison.Ordinal) ? changed[..^2] : changed.EndsWith('\n') ? changed[..^1] : changed;
        return (trimmed, ToolCode.Ok, "");
    }

    private (int First, string Code, string Why) Place(PatchHunk hunk, int cursor)
    {
        var old = hunk.Old;
        if (old.Length == 0)
        {
            return PlaceInsertion(hunk, cursor);
        }

        var places = Enumerable.Range(0, Math.Max(0, lines.Length - old.Length + 1))
            .Where(first => lines.AsSpan(first, old.Length).SequenceEqual(old) && !taken.Exists(range => first < range.End && range.First < first + old.Length))
            .Where(first => !hunk.AtEnd || first + old.Length == lines.Length)
            .ToList();
        if (places.Count <= 1)
        {
            return places.Count == 1 ? (places[0], "", "") : (-1, ToolCode.NoMatch, "has lines that do not stand together in the file");
        }

        if (hunk.OldLine is { } line && places.Contains(line - 1))
        {
            return (line - 1, "", "");
        }

        if (hunk.Anchors.Count > 0 && AnchorEnd(hunk, cursor) is >= 0 and var from && places.Find(place => place >= from - 1) is var anchored && anchored >= from - 1)
        {
            return (anchored, "", "");
        }

        var shown = string.Join(", ", places.Take(20).Select(place => place + 1));
        return (-1, ToolCode.ManyMatches, $"fits at {places.Count} places, at lines {shown}: add context lines, or an `@@` line that occurs once");
    }

    private (int First, string Code, string Why) PlaceInsertion(PatchHunk hunk, int cursor)
    {
        if (lines.Length == 0)
        {
            return (0, "", "");
        }

        if (hunk.AtEnd)
        {
            return (lines.Length, "", "");
        }

        return hunk.Anchors.Count > 0 && AnchorEnd(hunk, cursor) is >= 0 and var after
            ? (after, "", "")
            : (-1, ToolCode.NoMatch, "only adds lines and does not say where: give a context line above or below");
    }

    // The line behind the last anchor; each must occur once behind the one before.
    private int AnchorEnd(PatchHunk hunk, int cursor)
    {
        foreach (var anchor in hunk.Anchors)
        {
            var found = Enumerable.Range(cursor, lines.Length - cursor).Where(index => lines[index].Trim() == anchor).Take(2).ToList();
            if (found.Count != 1)
            {
                found = [.. Enumerable.Range(cursor, lines.Length - cursor).Where(index => lines[index].Contains(anchor, StringComparison.Ordinal)).Take(2)];
            }

            if (found.Count != 1)
            {
                return -1;
            }

            cursor = found[0] + 1;
        }

        return cursor;
    }

    private int Take(PatchHunk hunk, int first)
    {
        finalNewLine = hunk.FinalNewLine ?? finalNewLine;
        var at = first;
        for (var index = 0; index < hunk.Lines.Count;)
        {
            if (hunk.Lines[index].Sign == ' ')
            {
                (at, index) = (at + 1, index + 1);
                continue;
            }

            var run = hunk.Lines.Skip(index).TakeWhile(line => line.Sign != ' ').ToList();
            var removed = run.Count(line => line.Sign == '-');
            var added = string.Concat(run.Where(line => line.Sign == '+').Select(line => line.Text + "\n"));
            splices.Add(new(starts[at], starts[at + removed], added));
            taken.Add((at, at + removed));
            (at, index) = (at + removed, index + run.Count);
        }

        return at;
    }
}
