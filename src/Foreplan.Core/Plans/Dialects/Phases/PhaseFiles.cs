using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Reading;

namespace Foreplan.Plans.Dialects.Phases;

// The scope of a phase: what it declares, else what its steps name.
internal static partial class PhaseFiles
{
    private const int MostGuessed = 40;

    // An item of a list of files; false when it is none, or says more than fits on a line.
    public static bool Take(DialectDocument document, LineBlock block, DraftPhase phase, string usual)
    {
        var entries = FileEntry.Parse(document.Lines[block.Start].Body, usual);
        var below = document.Lines[(block.Start + 1)..block.End].Where(line => !line.IsBlank).ToList();
        if (entries.Count == 0 || below.Exists(line => line.Kind is not (LineKind.Item or LineKind.Text)))
        {
            return false;
        }

        Add(document, block.Start, entries, phase, string.Join("; ", below.Select(line => line.Body)));
        return true;
    }

    // `**Files:** a, b`, or a label with its own bullets below.
    public static bool Labelled(DialectDocument document, LineBlock block, DraftPhase phase, FieldLabel label, string usual)
    {
        var isPlaced = true;
        if (label.Value.Length > 0)
        {
            var entries = FileEntry.Parse(label.Value, usual);
            isPlaced = entries.Count > 0;
            Add(document, block.Start, entries, phase, "");
        }

        foreach (var inner in LineBlock.Split(document.Lines, block.Start + 1, block.End))
        {
            isPlaced &= Take(document, inner, phase, usual);
        }

        return isPlaced;
    }

    // Declarations elsewhere in the phase, and without any the files that the steps name.
    public static void Complete(DialectDocument document, FoundPhase found, DraftPhase phase)
    {
        for (var i = found.Start; i < found.End; i++)
        {
            var line = document.Lines[i];
            if (line.Kind == LineKind.Heading && document.Files.At(i) is { } file)
            {
                Add(document, i, [new(file.Path, file.Kind, "")], phase, "");
            }
            else if (!line.IsCode && line.Body.Length is > 6 and < 400 && line.Body[0] is '*' or (>= 'A' and <= 'z') && line.Body.Contains('`', StringComparison.Ordinal) && Declared().Match(line.Body) is { Success: true } match)
            {
                Add(document, i, [.. FileEntry.Parse($"{match.Groups["verb"].Value} {match.Groups["path"].Value}", "").Select(entry => entry with { Remark = "" })], phase, "");
            }
        }

        if (phase.Files.Count == 0)
        {
            Guess(document, found, phase);
            phase.HasGuessedFiles = phase.Files.Count > 0;
        }
    }

    private static void Guess(DialectDocument document, FoundPhase found, DraftPhase phase)
    {
        for (var i = found.Start; i < found.End && phase.Files.Count < MostGuessed; i++)
        {
            var line = document.Lines[i];
            if (line.IsCode || !line.Body.Contains('/', StringComparison.Ordinal) || line.Kind is LineKind.Quote or LineKind.Row || line.Body.Length > 2_000)
            {
                continue;
            }

            foreach (Match match in Named().Matches(line.Body))
            {
                var path = match.Groups["path"].Value;
                if (PathText.IsSurelyFile(path) && path.Contains('/', StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal) && path[0] is not ('/' or '~'))
                {
                    var isNew = Creates().IsMatch(line.Body[..match.Index]);
                    Add(document, i, [new(PathText.Parse(path).Path, isNew ? "new" : "edit", "") { IsGuess = true }], phase, "");
                }
            }
        }
    }

    private static void Add(DialectDocument document, int at, IReadOnlyList<FileEntry> entries, DraftPhase phase, string more)
    {
        foreach (var entry in entries)
        {
            var said = entry with { Kind = document.Kinds.Of(entry), Remark = more.Length == 0 ? entry.Remark : $"{(entry.Remark.Length > 0 ? entry.Remark : "—")} {more}" };
            var number = document.Lines[at].Number;
            if (entry.Kind == FileEntry.ReadOnly && said.Remark.Length == 0 && FileEntry.RangeOf(document.Lines[at].Body)?.StartsWith(entry.Path + ":", StringComparison.Ordinal) == true)
            {
                // Its lines are said below.
            }
            else if (entry.Kind == FileEntry.ReadOnly)
            {
                phase.Read.Add(new($"`{entry.Path}`{(said.Remark.Length > 0 ? " " + said.Remark : "")}", document.Number, number));
            }
            else if (!phase.Files.Exists(other => other.Text.StartsWith($"`{entry.Path}` (", StringComparison.Ordinal)))
            {
                phase.Files.Add(new(said.Text, document.Number, number));
            }
        }

        if (entries.Count > 0 && FileEntry.RangeOf(document.Lines[at].Body) is { } range && !phase.Read.Exists(other => other.Text.StartsWith($"`{range}`", StringComparison.Ordinal)))
        {
            phase.Read.Add(new($"`{range}`", document.Number, document.Lines[at].Number));
        }
    }

    [GeneratedRegex(@"^(?:\*\*)?(?<verb>New file|Create|Modify|Update|Edit|Delete|Remove|File|Files?)(?:\s*\([^()]*\))?(?:\*\*)?\s*:?\s*(?:\*\*)?\s*(?<path>`[^`]+`)", RegexOptions.IgnoreCase)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<![\w/:.@~-])(?<path>[A-Za-z0-9_.@\[\]-]+(?:/[A-Za-z0-9_.@\[\]()-]+)+)(?![\w/])")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:create|creates|new file|scaffold|add new)\b(?!.*\b(?:to|into|from|update|modify|edit)\s*`?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Creates();
}
