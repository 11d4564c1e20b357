using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Finding;

// Lines that stand for headings: `- [x] **Unit 1: Title**`, `- [ ] Unit 1: Title`, `- U1. **Title**`, `**Phase 1: Title**`, with what belongs to them below, often not indented.
internal static partial class UnitLines
{
    public static IReadOnlyList<FoundPhase> Find(DialectDocument document)
    {
        List<FoundPhase> found = [];
        foreach (var section in document.Root.Below.Prepend(document.Root))
        {
            found.AddRange(In(document, section));
        }

        var word = found.Exists(one => one.Word == "Phase") ? "Phase" : found.Count > 0 ? found[0].Word : "";
        return [.. found.Where(one => one.Word == word)];
    }

    private static List<FoundPhase> In(DialectDocument document, DialectSection section)
    {
        List<FoundPhase> found = [];
        for (var i = section.BodyStart; i < section.OwnEnd; i++)
        {
            var line = document.Lines[i];
            if (line.Kind is not (LineKind.Item or LineKind.Text) || line.Indent > 0 || (Parse(line) ?? Box(document, i)) is not { } head || head.Word == "Step")
            {
                continue;
            }

            // The title may be followed by text on the same line, which belongs to the body.
            found.Add(new(i, i + 1, section.OwnEnd) { Word = head.Word, Label = head.Label, Title = head.Title, Done = line.Done, Section = section, Indent = Indented(document, i, line) });
        }

        for (var i = 0; i + 1 < found.Count; i++)
        {
            found[i] = found[i] with { End = found[i + 1].Start };
        }

        return found;
    }

    private static StepHeading? Parse(DialectLine line)
    {
        if (!line.Body.Contains("**", StringComparison.Ordinal) || Bold().Match(line.Body) is not { Success: true } match || (line.Kind == LineKind.Text && match.Groups["rest"].Value.Length > 80))
        {
            return null;
        }

        return StepHeading.Parse($"{match.Groups["lead"].Value}{match.Groups["bold"].Value} {match.Groups["rest"].Value}".Trim());
    }

    // `- [ ] Unit 1: Title` with text below it; boxes one after the other are a list of steps.
    private static StepHeading? Box(DialectDocument document, int at)
    {
        if (document.Lines[at] is not { IsItem: true, Done: not null } box || StepHeading.Parse(box.Body) is not { } head)
        {
            return null;
        }

        var next = at + 1;
        while (next < document.Lines.Length && document.Lines[next].IsBlank)
        {
            next++;
        }

        return next < document.Lines.Length && document.Lines[next] is { IsItem: false, Kind: not LineKind.Heading } ? head : null;
    }

    private static int Indented(DialectDocument document, int at, DialectLine line)
    {
        for (var i = at + 1; line.IsItem && i < document.Lines.Length; i++)
        {
            if (!document.Lines[i].IsBlank)
            {
                return document.Lines[i].Indent >= line.ContentIndent ? line.ContentIndent : 0;
            }
        }

        return 0;
    }

    [GeneratedRegex(@"^(?<lead>[UMTP]-?[0-9]{1,4}[.:)]\s+)?\*\*(?<bold>[^*]+)\*\*(?<rest>.*)$")]
    private static partial Regex Bold();
}
