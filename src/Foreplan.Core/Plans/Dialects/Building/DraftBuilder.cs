using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Plans.Reading;

namespace Foreplan.Plans.Dialects.Building;

// Brings a whole document into our format: its phases, and every other section as it is.
internal sealed class DraftBuilder
{
    private readonly DialectDocument document;
    private readonly IReadOnlyList<FoundPhase> found;
    private readonly IReadOnlyList<DraftLine> todos;
    private readonly PlanDraft draft = new();
    private readonly bool[] covered;
    private readonly DialectSection? title;
    private readonly SectionPlaces places;

    private DraftBuilder(DialectDocument document, DialectTraits traits)
    {
        this.document = document;
        found = PhaseFinder.Find(document, traits);
        todos = document.Front.LineCount > 0 ? FrontTodos.Of(document) : [];
        // What is only numbered, or a list, is text beside them.
        found = todos.Count > 0 && found.All(phase => phase.Word.Length == 0 && !PhaseWork.HasItem(document, phase.BodyStart, phase.End, line => line.Done is not null)) ? [] : found;
        covered = new bool[document.Lines.Length];
        foreach (var phase in found)
        {
            covered.AsSpan(phase.Start, phase.End - phase.Start).Fill(true);
        }

        title = DocumentTitle.SectionOf(document, found);
        places = new(document, draft, found.Count > 0 ? found[0].Start : int.MaxValue);
    }

    public static PlanDraft Build(DialectDocument document, DialectTraits traits)
    {
        var builder = new DraftBuilder(document, traits);
        builder.Phases();
        builder.Sections();
        builder.Head(traits);
        return builder.draft;
    }

    private void Head(DialectTraits traits)
    {
        var line = title is null ? 0 : document.Lines[title.Start].Number;
        draft.Title = new($"# Plan: {DocumentTitle.Of(document, title)}", document.Number, line);
        draft.Header.Insert(0, new($"- **Imported from**: {traits.Name}, `{document.Source.Path[(document.Source.Path.LastIndexOf('/') + 1)..]}`"));
        FrontMatterLines.Add(document, draft);
        Preamble.Split(draft);
    }

    private void Phases()
    {
        foreach (var phase in found)
        {
            draft.Phases.Add(PhaseConversion.Convert(document, phase));
        }

        if (found.Count == 0 && todos.Count > 0)
        {
            var phase = new DraftPhase { Id = 1, Title = todos[0].With("To-dos") };
            phase.Steps.AddRange(todos);
            draft.Phases.Add(phase);
            return;
        }

        // What holds for every task is wanted of every phase.
        var global = RequirementList.Constraints(document).Select((_, index) => $"C{index + 1}").ToList();
        draft.Phases.ForEach(phase => phase.Requirements.AddRange(global));
        PhaseLabels.Number(draft.Phases, [.. found.Select(phase => phase.Word)]);
    }

    private void Sections()
    {
        var containers = found.Select(ContainerOf).ToList();
        var named = containers.OfType<DialectSection>().Distinct().ToList();
        var only = named.Count == 1 && containers.TrueForAll(one => one == named[0]) ? named[0] : null;
        if (only is not null)
        {
            draft.PhasesHeading = new($"## {LineCopy.Renamed("Phases", Chapters(only))}", document.Number, document.Lines[only.Start].Number);
        }

        for (var i = 0; only is null && i < containers.Count; i++)
        {
            draft.Phases[i].Group = containers[i] is { } chapter ? Chapters(chapter) : null;
        }

        Own(document.Root, isAbove: true, only);
        foreach (var section in document.Root.Children)
        {
            Place(section, only);
        }
    }

    // The chapter that a phase stands in; none where that is the whole document.
    private DialectSection? ContainerOf(FoundPhase phase)
    {
        var isHeading = phase.Section?.Start == phase.Start;
        var section = isHeading ? phase.Section?.Parent
            : phase.Section ?? document.Root.Below.LastOrDefault(one => one.Start < phase.Start && phase.Start < one.End);
        return section is null || section.Level == 0 || section == title || (isHeading && IsApart(section)) ? null : section;
    }

    // A section of its own below which the phases only happen to stand: its text ends with a rule, or it is a part of the plan.
    private bool IsApart(DialectSection section)
    {
        var last = section.OwnEnd - 1;
        while (last >= section.BodyStart && document.Lines[last].IsBlank)
        {
            last--;
        }

        return last >= section.BodyStart && !SectionWords.IsSteps(section.Title)
            && (document.Lines[last].Kind == LineKind.Rule || (PlanHeadings.PartOf(section.Title) ?? PlanPart.Phases) != PlanPart.Phases || SectionWords.PartOf(section.Title) is not null);
    }

    // A chapter within chapters.
    private string Chapters(DialectSection section) =>
        string.Join(" / ", section.Ancestors.Prepend(section).TakeWhile(one => one.Level > 0 && one != title).Reverse().Select(one => one.Title));

    private void Place(DialectSection section, DialectSection? only)
    {
        if (!covered[section.Start] && section != title && !HasPhase(section))
        {
            places.Section(section);
            return;
        }

        if (!covered[section.Start])
        {
            Own(section, section == title, only);
        }

        foreach (var child in section.Children)
        {
            Place(child, only);
        }
    }

    // What stands right below a heading whose sections find their places one by one.
    private void Own(DialectSection section, bool isAbove, DialectSection? only)
    {
        var lines = Uncovered(section.BodyStart, section.OwnEnd);
        if (!lines.Exists(line => line.Line == 0 || document.Lines[line.Line - 1].Kind is not (LineKind.Blank or LineKind.Rule)))
        {
            return;
        }

        if (isAbove)
        {
            draft.Preamble.AddRange(lines);
        }
        else if (section == only)
        {
            draft.PhasesIntro.AddRange(lines);
        }
        else
        {
            while (document.Lines[lines[^1].Line - 1].Kind is LineKind.Blank or LineKind.Rule)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            places.Lines(section, lines);
        }
    }

    private List<DraftLine> Uncovered(int start, int end)
    {
        List<DraftLine> lines = [];
        for (var i = start; i < end;)
        {
            var next = i;
            while (next < end && !covered[next])
            {
                next++;
            }

            lines.AddRange(LineCopy.Of(document, i, next));
            i = Math.Max(next, i + 1);
            while (i < end && covered[i])
            {
                i++;
            }
        }

        return lines;
    }

    private bool HasPhase(DialectSection section) => found.Any(phase => section.Start <= phase.Start && phase.Start < section.End);
}
