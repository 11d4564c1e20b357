using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// Which heading is what: the title, the parts of a plan, its phases.
internal sealed class PlanShape
{
    private readonly List<Named> parts = [];
    private readonly List<PhaseSection> phases = [];

    public PlanShape(Outline outline)
    {
        foreach (var section in outline.Root.Children)
        {
            Walk(section, false);
        }

        // With a section `Phases`, what is called a phase elsewhere only talks about one.
        Phases = phases.Exists(phase => phase.IsListed) ? [.. phases.Where(phase => phase.IsListed)] : phases;
        Title = outline.Root.SelfAndBelow.Skip(1).FirstOrDefault() is { } first
            && PlanHeadings.PartOf(first.Title) is null && PlanHeadings.PhaseOf(first.Title) is null ? first : null;
    }

    public OutlineSection? Title { get; }

    public IReadOnlyList<PhaseSection> Phases { get; }

    public IEnumerable<OutlineSection> Of(PlanPart part) => parts.Where(found => found.Part == part).Select(found => found.Section);

    private void Walk(OutlineSection section, bool isListed)
    {
        if (PlanHeadings.PhaseOf(section.Title) is { } phase)
        {
            phases.Add(new(section, phase.Id, phase.Title, isListed, false));
            if (PlanHeadings.PartOf(phase.Title) is { } held)
            {
                parts.Add(new(held, section));
            }

            return;
        }

        var part = PlanHeadings.PartOf(section.Title);
        if (part is { } known)
        {
            parts.Add(new(known, section));
        }

        if (part == PlanPart.Phases && !section.SelfAndBelow.Any(child => PlanHeadings.PhaseOf(child.Title) is not null))
        {
            phases.AddRange(section.Children.Select((child, index) => new PhaseSection(child, index + 1, child.Title, true, true)));
            return;
        }

        if (part is null or PlanPart.Phases)
        {
            foreach (var child in section.Children)
            {
                Walk(child, isListed || part == PlanPart.Phases);
            }
        }
    }

    private sealed record Named(PlanPart Part, OutlineSection Section);
}
