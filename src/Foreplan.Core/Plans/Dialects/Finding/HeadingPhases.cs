using Foreplan.Plans.Dialects.Lines;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Finding;

internal static class HeadingPhases
{
    private static readonly string[] Preferred =
        ["Phase", "Milestone", "Task", "Unit", "Work unit", "Stage", "Batch", "Wave", "Iteration", "Sprint", "Slice", "Increment", "Workstream", "Chunk", "Part", "Step", "Deliverable"];

    // Headings that are called a phase, a task, a unit.
    public static IReadOnlyList<FoundPhase> Called(DialectDocument document, DialectTraits traits)
    {
        var all = document.Root.Below
            .Select(section => new Headed(section, StepHeading.Parse(section.Title)))
            .Where(one => one.Head is not null && !IsTitle(document, one.Section) && (!traits.HasStepsOnly || HeadingName.Of(one.Section.Parent?.Title ?? "") == "steps"))
            .ToList();
        var work = all.Where(one => !one.Section.Ancestors.Any(above => above.Level > 1 && IsTalk(above.Title))).ToList();
        var found = (work.Count > 0 ? work : all).SelectMany(Of).ToList();
        if (found.Count == 0)
        {
            return [];
        }

        var word = Preferred.Where(word => found.Exists(one => one.Word == word)).Append(found[0].Word).First();
        var chosen = found.Where(one => one.Word == word).ToList();
        var tasks = word is "Task" ? [] : found.Where(one => one.Word is "Task" or "Unit").ToList();
        // A phase of tasks that have files of their own is a chapter; so are a chunk and a part of anything.
        if (tasks.Count > 0 && tasks.Exists(task => chosen.Exists(outer => IsIn(task, outer))) && tasks.Count(task => PhaseWork.HasFiles(document, task)) * 2 >= tasks.Count)
        {
            chosen = tasks;
        }

        return Outermost(AtOneLevel(chosen));
    }

    // `### 1. Title` below a heading that announces steps, or at least two in a row anywhere.
    public static IReadOnlyList<FoundPhase> Numbered(DialectDocument document)
    {
        var families = document.Root.Below.Prepend(document.Root)
            .Select(parent => new Family(parent.Title, [.. parent.Children.SelectMany(child => Of(new(child, StepHeading.Numbered(child.Title))))]))
            .Where(family => family.Found.Count > 0)
            .ToList();
        var announced = families.Where(family => SectionWords.IsSteps(family.Title)).SelectMany(family => family.Found).ToList();
        if (announced.Count > 0)
        {
            return Outermost(announced);
        }

        var row = families.Find(family => family.Found.Count > 1 && !SectionWords.IsNoWork(family.Title)
            && family.Found.Count(one => SectionWords.PartOf(one.Title) is not null || SectionWords.IsNoWork(one.Title) || SectionWords.IsSchedule(one.Title)) * 3 <= family.Found.Count);
        return row?.Found ?? [];
    }

    // `# Task 3: Title` over a whole document is its title.
    private static bool IsTitle(DialectDocument document, DialectSection section) =>
        section.Level == 1 && section == document.Root.Children[0] && !document.Root.Children.Skip(1).Any(other => StepHeading.Parse(other.Title) is not null)
        && (section.Children.Count > 0 || document.Root.Children.Count > 1);

    private static bool IsTalk(string title) => SectionWords.IsSchedule(title) || SectionWords.IsRecord(title) || SectionWords.IsCriteria(title);

    private static IEnumerable<FoundPhase> Of(Headed one) => one is not { Section: var section, Head: { } head } ? []
        : [new(section.Start, section.BodyStart, section.End) { Word = head.Word, Label = head.Label, Title = head.Title, Section = section }];

    // The level on which most of them are; those elsewhere only talk about them.
    private static List<FoundPhase> AtOneLevel(List<FoundPhase> found)
    {
        var twice = found.GroupBy(one => one.Label).Any(group => group.Skip(1).Any());
        if (!twice)
        {
            return found;
        }

        // The higher of two that hold as many.
        var levels = found.ConvertAll(one => one.Section?.Level ?? 0);
        var most = levels[0];
        foreach (var level in levels)
        {
            var difference = levels.FindAll(other => other == level).Count - levels.FindAll(other => other == most).Count;
            most = difference > 0 || (difference == 0 && level < most) ? level : most;
        }

        return found.FindAll(one => (one.Section?.Level ?? 0) == most);
    }

    private static List<FoundPhase> Outermost(List<FoundPhase> found)
    {
        List<FoundPhase> outer = [];
        foreach (var one in found.ByNumber(one => one.Start))
        {
            if (outer.Count == 0 || outer[^1].End <= one.Start)
            {
                outer.Add(one);
            }
        }

        return outer;
    }

    private static bool IsIn(FoundPhase inner, FoundPhase outer) => outer.Start < inner.Start && inner.End <= outer.End;

    private sealed record Headed(DialectSection Section, StepHeading? Head);

    private sealed record Family(string Title, List<FoundPhase> Found);
}
