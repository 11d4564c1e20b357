using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Locks;

/// <summary>Lines of a file that a plan names, and where they are at a later commit.</summary>
internal sealed record NamedLine
{
    private const int Longest = 80;

    /// <summary>The file as the plan writes it.</summary>
    public required string Path { get; init; }

    public required int From { get; init; }

    public required int To { get; init; }

    /// <summary>The line of the plan.</summary>
    public required int At { get; init; }

    /// <summary>True for a quotation, false for a range to read or a place in the prose.</summary>
    public bool IsExcerpt { get; init; }

    /// <summary>Where the first of them is now; null when they are no longer there as they were.</summary>
    public int? Now { get; init; }

    /// <summary>The first line that differs, as it was.</summary>
    public (int Line, string Text)? Before { get; init; }

    /// <summary>What stands in its place.</summary>
    public (int Line, string Text)? After { get; init; }

    public bool HasMoved => Now is { } now && now != From;

    /// <summary>As the plan writes it, such as <c>src/a.js:3-9</c>.</summary>
    public string Written => Range(From);

    /// <summary>The same where the lines are now.</summary>
    public string Moved => Range(Now ?? From);

    /// <summary>A line of the plan with the place written as it is now.</summary>
    public string In(string line)
    {
        for (var at = line.IndexOf(Written, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Written, at + 1, StringComparison.Ordinal))
        {
            var end = at + Written.Length;
            if (end == line.Length || !(char.IsAsciiDigit(line[end]) || line[end] is '-' or '–'))
            {
                return line[..at] + Moved + line[end..];
            }
        }

        return line;
    }

    /// <summary>A note for lines that moved, a warning with both sides for lines that changed; null when they are where they were.</summary>
    public Diagnostic? ToDiagnostic(Plan plan, string @base, string head) =>
        HasMoved ? Problems.LinesMoved(Written, @base, Moved, head).At(plan.Source.Path, At)
        : Now is null ? Problems.LinesConflict(Side(Before, "was"), @base, Side(After, "is"), head).At(plan.Source.Path, At)
        : null;

    private string Side((int Line, string Text)? side, string verb) =>
        side is not { } line ? $"{Path} has no such line" : line.Text.Trim() is { Length: > Longest } longer ? $"{Path}:{line.Line} {verb} `{longer[..Longest]}…`" : $"{Path}:{line.Line} {verb} `{line.Text.Trim()}`";

    private string Range(int from) => From == To ? $"{Path}:{from}" : $"{Path}:{from}-{from + To - From}";
}
