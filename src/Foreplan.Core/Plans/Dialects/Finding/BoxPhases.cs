using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Finding;

// Phases of task boxes.
internal static partial class BoxPhases
{
    // Kiro's `- [ ] 2. Title`, to which the boxes 2.1, 2.2 and what is below belong.
    public static IReadOnlyList<FoundPhase> Numbered(DialectDocument document)
    {
        List<FoundPhase> found = [];
        for (var i = document.Root.BodyStart; i < document.Lines.Length; i++)
        {
            var line = document.Lines[i];
            if (line.IsItem && line.Done is not null && line.Indent == 0 && Major().Match(line.Body) is { Success: true } match)
            {
                found.Add(new(i, i + 1, EndOf(document, i + 1, line.ContentIndent)) { Label = match.Groups[1].Value, Title = match.Groups[2].Value.Trim(), Done = line.Done, Indent = line.ContentIndent });
            }
        }

        return found;
    }

    // Sections that hold boxes, or the numbered sections around them.
    public static IReadOnlyList<FoundPhase> Sections(DialectDocument document)
    {
        var holders = document.Root.Below.Prepend(document.Root)
            .Where(section => HasBoxes(document, section) && !IsAside(section))
            .ToList();
        var numbered = holders.Select(holder => holder.Ancestors.Prepend(holder).LastOrDefault(one => one.Level > 0 && StepHeading.Numbered(one.Title) is not null)).ToList();
        var chosen = numbered.TrueForAll(one => one is not null) ? [.. numbered.OfType<DialectSection>().Distinct()] : holders;
        List<FoundPhase> found = [];
        foreach (var section in chosen.Where(section => !chosen.Exists(outer => section.Ancestors.Contains(outer) && outer.Level > 1)))
        {
            // A document's title holds all of it: only what stands before the next heading is a phase then.
            var end = section.Level <= 1 ? section.OwnEnd : section.End;
            var head = StepHeading.Numbered(section.Title);
            found.Add(new(section.Start, section.BodyStart, end) { Label = head?.Label ?? "", Title = head?.Title ?? section.Title, Section = section });
        }

        return found;
    }

    // Boxes of whatever kind, when nothing else is there.
    public static IReadOnlyList<FoundPhase> Any(DialectDocument document) =>
        [.. document.Root.Below.Prepend(document.Root)
            .Where(section => HasBoxes(document, section))
            .ByNumber(section => SectionWords.IsRecord(section.Title) ? 0 : 1)
            .Take(1)
            .Select(section => new FoundPhase(section.Start, section.BodyStart, section.OwnEnd) { Title = section.Title, Section = section })];

    private static bool HasBoxes(DialectDocument document, DialectSection section) =>
        PhaseWork.HasItem(document, section.BodyStart, section.OwnEnd, line => line.Done is not null);

    private static bool IsAside(DialectSection section) =>
        section.Ancestors.Prepend(section).Any(one => SectionWords.IsCriteria(one.Title) || SectionWords.IsRecord(one.Title) || SectionWords.IsNoWork(one.Title));

    private static int EndOf(DialectDocument document, int start, int indent)
    {
        var end = start;
        for (var i = start; i < document.Lines.Length && document.Lines[i].Kind != LineKind.Heading; i++)
        {
            var line = document.Lines[i];
            var isMajor = line.IsItem && line.Indent == 0 && (line.Done is null || Major().IsMatch(line.Body));
            var isElsewhere = line.Kind == LineKind.Rule || (!line.IsItem && !line.IsBlank && line.Indent == 0 && document.Lines[i - 1].IsBlank && indent > 0);
            if (isMajor || isElsewhere)
            {
                break;
            }

            end = i + 1;
        }

        return end;
    }

    [GeneratedRegex(@"^(?:\*\*)?([0-9]{1,3})(?:[.)]|(?=\s))(?!\d)(?:\*\*)?\s+(.+)$")]
    private static partial Regex Major();
}
