using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Building;

// What stands below a title: short fields stay there, text becomes the overview where there is none.
internal static class Preamble
{
    private const int LongestField = 120;
    private static readonly string[] Prose = ["Goal", "Architecture", "Tech Stack", "Objective", "Purpose", "Summary", "Description", "Input", "Context", "Mission"];

    public static void Split(PlanDraft draft)
    {
        var hasOverview = draft.Sections.Concat(draft.SectionsAfter).Any(section => PlanHeadings.PartOf(section.Heading.Text.TrimStart('#')) == PlanPart.Overview);
        if (hasOverview || draft.Preamble.Count == 0)
        {
            return;
        }

        List<DraftLine> kept = [];
        List<DraftLine> text = [];
        foreach (var line in draft.Preamble)
        {
            (text.Count == 0 && IsField(line.Text) ? kept : text).Add(line);
        }

        if (text.Exists(line => line.Text.Trim() is { Length: > 0 } said && said != "---"))
        {
            draft.Preamble.Clear();
            draft.Preamble.AddRange(kept);
            draft.Sections.Insert(0, new(new("## Overview"), text));
        }
    }

    private static bool IsField(string line)
    {
        var text = line.Trim().TrimStart('-', '*', ' ');
        return string.IsNullOrWhiteSpace(line)
            || (line.Length <= LongestField && FieldLine.Parse(line.Trim() is ['-' or '*', ' ', ..] ? text : line.Trim()) is { IsMarked: true } field && !field.Is(Prose));
    }
}
