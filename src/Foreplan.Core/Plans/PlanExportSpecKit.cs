using System.Text.RegularExpressions;
using Foreplan.Plans.Reading;

namespace Foreplan.Plans;

// spec-kit's tasks.md: phases of numbered tasks, with what it has no place for as sections.
internal static partial class PlanExportSpecKit
{
    public static string Write(Plan plan)
    {
        var text = new PlanExportText().Line($"# Tasks: {plan.Title}");
        text.Block(new PlanExportText().Header(plan).ToString().TrimEnd());
        foreach (var part in (PlanPart[])[PlanPart.Overview, PlanPart.Context, PlanPart.Questions, PlanPart.Decisions])
        {
            text.Section(2, PlanExportText.NameOf(part), PlanExportText.BodyOf(plan, part));
        }

        foreach (var section in PlanExportText.Others(plan, Enum.GetValues<PlanPart>()))
        {
            text.Section(2, section.Title, section.Body);
        }

        var number = 0;
        var taken = plan.Phases.SelectMany(phase => phase.Steps).Select(step => TaskId().Match(step.Text).Groups[1].Value).Where(id => id.Length > 0).Select(int.Parse).ToHashSet();
        foreach (var phase in plan.Phases)
        {
            text.Block($"## Phase {phase.Id}: {phase.Title}".TrimEnd(':', ' ')).Block(phase.Intent);
            text.Block(phase.Requirements.Count == 0 ? "" : $"**Requirements**: {string.Join(", ", phase.Requirements)}");
            text.Block(phase.DependsOn.Count == 0 ? "" : $"**Depends on**: {string.Join(", ", phase.DependsOn.Select(id => $"Phase {id}"))}");
            text.Fields(phase).Files(phase);
            foreach (var (step, index) in phase.Steps.Select((step, index) => (step, index)))
            {
                while (taken.Contains(number + 1))
                {
                    number++;
                }

                var id = TaskId().IsMatch(step.Text) ? "" : $"T{++number:D3} ";
                text.Line(index == 0 ? "\n" + Task(step, id) : Task(step, id));
            }

            text.Checks(phase).Sections(phase, 3);
        }

        foreach (var part in (PlanPart[])[PlanPart.EdgeCases, PlanPart.Risks, PlanPart.OutOfScope, PlanPart.StopIf])
        {
            text.Section(2, PlanExportText.NameOf(part), PlanExportText.BodyOf(plan, part));
        }

        return text.Section(2, "Success criteria", string.Join('\n', plan.DoneWhen.Select(gate => $"- [ ] {PlanExportText.Gate(gate)}"))).ToString();
    }

    private static string Task(PlanItem step, string id) => $"- [{(step.Done == true ? "x" : " ")}] {id}{PlanExportText.Indented(step.Text, 2)}";

    [GeneratedRegex(@"^(?:\*\*)?T(\d{3,6})\b")]
    private static partial Regex TaskId();
}
