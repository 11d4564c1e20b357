using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Finding;

// One phase for a list of steps: what plans in free Markdown have.
internal static class ListPhases
{
    public static IReadOnlyList<FoundPhase> Find(DialectDocument document)
    {
        var sections = document.Root.Below.Prepend(document.Root).Where(section => Count(document, section, ordered: true) > 1).ToList();
        var announced = sections.Where(section => SectionWords.IsSteps(section.Title)).ToList();
        var chosen = announced.Count > 0 ? announced : [.. sections.Where(section => !section.Ancestors.Prepend(section).Any(one => SectionWords.IsNoWork(one.Title))).Take(1)];
        return [.. chosen.Select(Of)];
    }

    // Below a heading that announces steps, bullets are steps.
    public static IReadOnlyList<FoundPhase> Bullets(DialectDocument document) =>
        [.. document.Root.Below.Where(section => SectionWords.IsSteps(section.Title) && Count(document, section, ordered: false) > 0).Take(1).Select(Of)];

    private static FoundPhase Of(DialectSection section) =>
        new(section.Start, section.BodyStart, section.OwnEnd) { Title = section.Title, Section = section };

    private static int Count(DialectDocument document, DialectSection section, bool ordered)
    {
        var count = 0;
        for (var i = section.BodyStart; i < section.OwnEnd; i++)
        {
            count += document.Lines[i] is { IsItem: true, Indent: < 4 } line && line.IsOrdered == ordered ? 1 : 0;
        }

        return count;
    }
}
