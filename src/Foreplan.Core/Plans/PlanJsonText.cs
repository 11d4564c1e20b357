using Foreplan.Plans.Reading;

namespace Foreplan.Plans;

// The text of a plan that its fields do not hold, for its JSON. Places are lines of the plan's own document.
internal static class PlanJsonText
{
    // What stands below the title beside the header's fields; null for nothing.
    public static string? Preamble(Plan plan)
    {
        var lines = plan.Source.Lines;
        var end = plan.Sections.Select(section => section.Span.Line).Concat(plan.Phases.Select(phase => phase.Span.Line)).DefaultIfEmpty(lines.Count + 1).Min();
        var title = lines.Take(end - 1).TakeWhile(line => !line.StartsWith("# ", StringComparison.Ordinal)).Count();
        return Said(lines.Take(end - 1).Skip(title < end - 1 ? title + 1 : 0).Where(line => !PlanHeader.Fields(line.Trim().TrimStart('-', '*').TrimStart()).Any() && !PlanHeader.Fields(line.Trim().TrimStart('-').TrimStart()).Any()));
    }

    // Sections that are read as fields; of the phases what stands above the first.
    public static IReadOnlyList<PlanJsonDocument.SectionEntry> Parts(Plan plan)
    {
        List<PlanJsonDocument.SectionEntry> parts = [];
        foreach (var section in plan.Sections)
        {
            var part = PlanHeadings.PartOf(section.Title);
            if (part is PlanPart.Phases)
            {
                var first = plan.Phases.Where(phase => phase.Span.Line > section.Span.Line).Select(phase => phase.Span.Line).DefaultIfEmpty(section.Span.EndLine + 1).Min();
                parts.Add(new(section.Title, Said(plan.Source.Lines.Take(Math.Min(first - 1, section.Span.EndLine)).Skip(section.Span.Line)) ?? ""));
            }
            else if (part is not null)
            {
                parts.Add(new(section.Title, section.Body));
            }
        }

        return parts;
    }

    // What stands right below a phase's heading.
    public static string? Direct(Phase phase)
    {
        var lines = phase.Text.Split('\n');
        var end = phase.Sections.Select(section => section.Span.Line - phase.Span.Line).Where(line => line > 0).DefaultIfEmpty(lines.Length).Min();
        return Said(lines.Take(Math.Min(end, lines.Length)).Skip(1));
    }

    // Without blank lines at its ends.
    private static string? Said(IEnumerable<string> lines) =>
        string.Join('\n', lines).Trim('\n', ' ') is { Length: > 0 } text ? text : null;
}
