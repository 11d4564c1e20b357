using System.Text.RegularExpressions;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

// improve's plans/NNN-slug.md.
internal static partial class PlanExportImprove
{
    private static readonly string[] Status = ["Priority", "Effort", "Risk", "Depends on", "Category", "Planned at", "Issue"];

    public static string Write(Plan plan)
    {
        var text = new PlanExportText().Line($"# Plan {NumberOf(plan)}: {plan.Title}");
        text.Block("> **Executor instructions**: Follow this plan step by step. Run every verification command before the next step. If a STOP condition holds, stop and report.");
        text.Block("## Status").Line();
        foreach (var name in Status)
        {
            text.Line($"- **{name}**: {plan.Header.GetValueOrDefault(name) ?? (name == "Depends on" ? "none" : "not said")}");
        }

        text.Header(plan, Status);

        text.Section(2, "Why this matters", PlanExportText.BodyOf(plan, PlanPart.Overview));
        text.Section(2, "Current state", PlanExportText.BodyOf(plan, PlanPart.Context));
        text.Section(2, "Questions", PlanExportText.BodyOf(plan, PlanPart.Questions));
        text.Section(2, "Decisions", PlanExportText.BodyOf(plan, PlanPart.Decisions));
        foreach (var section in PlanExportText.Others(plan, Enum.GetValues<PlanPart>()).Where(section => HeadingName.Of(section.Title) is not ("scope" or "status")))
        {
            text.Section(2, section.Title, section.Body);
        }

        var files = plan.Phases.SelectMany(phase => phase.Files).GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => $"- {PlanExportText.File(group.First())}").ToList();
        var outside = PlanExportText.BodyOf(plan, PlanPart.OutOfScope);
        if (files.Count > 0 || outside.Length > 0)
        {
            text.Block("## Scope");
            text.Block(files.Count == 0 ? "" : $"**In scope**:\n\n{string.Join('\n', files)}");
            text.Block(outside.Length == 0 ? "" : $"**Out of scope**:\n\n{outside}");
        }

        text.Block(plan.Phases.Count == 0 ? "" : "## Steps");
        foreach (var phase in plan.Phases)
        {
            text.Block($"### Step {phase.Id}: {phase.Title}".TrimEnd(':', ' ')).Block(phase.Intent);
            text.Block(phase.Requirements.Count == 0 ? "" : $"**Requirements**: {string.Join(", ", phase.Requirements)}");
            text.Block(phase.DependsOn.Count == 0 ? "" : $"**Depends on**: {string.Join(", ", phase.DependsOn.Select(id => $"Step {id}"))}");
            text.Fields(phase).Files(phase);
            text.List("Steps", phase.Steps.Select((step, index) => $"{index + 1}. {PlanExportText.Box(step.Done)}{PlanExportText.Indented(step.Text, $"{index + 1}. ".Length)}"));
            foreach (var gate in phase.Gates)
            {
                text.Block($"**Verify**: {PlanExportText.Gate(gate)}");
            }

            text.List("Manual verification", phase.HandChecks.Select(check => $"- {PlanExportText.Box(check.Done)}{PlanExportText.Indented(check.Text, 2)}")).Sections(phase, 4);
        }

        text.Section(2, "Edge cases", PlanExportText.BodyOf(plan, PlanPart.EdgeCases)).Section(2, "Risks", PlanExportText.BodyOf(plan, PlanPart.Risks));
        return text.Section(2, "Done criteria", string.Join('\n', plan.DoneWhen.Select(gate => $"- [ ] {PlanExportText.Gate(gate)}")))
            .Section(2, "STOP conditions", PlanExportText.BodyOf(plan, PlanPart.StopIf)).ToString();
    }

    // As it is titled in their format, or its folder is named in ours.
    private static string NumberOf(Plan plan) =>
        Titled().Match(plan.Source.Text) is { Success: true } title ? title.Groups[1].Value
        : Numbered().Match(plan.Source.Path) is { Success: true } folder ? folder.Groups[1].Value
        : "001";

    [GeneratedRegex(@"\A\s*# Plan (\d{1,4}):")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?:^|/)(\d{1,4})-[^/]*/[^/]+$")]
    private static partial Regex Numbered();
}
