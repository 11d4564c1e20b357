using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Plans.Dialects;
using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class PlanExportKeepsTests
{
    private const string More = "- **Spec**: spec.md\n- **Network**: setup\n- **Priority**: P2\n\n## Overview";

    public static TheoryData<PlanExportFormat, string> Formats => new()
    {
        { PlanExportFormat.Json, "plan.json" },
        { PlanExportFormat.Markdown, "plan.md" },
        { PlanExportFormat.SpecKit, "tasks.md" },
        { PlanExportFormat.Improve, "plan.md" },
        { PlanExportFormat.TaskMaster, "tasks.json" },
    };

    private static string Whole { get; } = Shop.Plan
        .Replace("## Overview", More, StringComparison.Ordinal)
        .Replace("- **Depends on**: none", "- **Depends on**: none\n- **Complexity**: low", StringComparison.Ordinal)
        .Replace("- **Depends on**: Phase 1", "- **Depends on**: Phase 1\n- **Complexity**: high\n- **Model**: planner\n- **Read**: `src/app.js`", StringComparison.Ordinal)
        .Replace("## Phases", "## Decisions\n- **D1**: Tokens, not sessions: no store is needed.\n\n## Data flow\nThe client sends a bearer token.\n\n## Phases", StringComparison.Ordinal)
        .Replace("## Done when", "## Stop if\n- `src/routes/auth.js` is gone.\n\n## Done when", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_for_another_tool_comes_back_with_all_its_parts(PlanExportFormat format, string name)
    {
        var plan = PlanReader.Read(SourceText.From("plan.md", Whole));
        Assert.Equal(PlanNetwork.Setup, plan.Network);

        var text = PlanExport.Write(PlanDialects.Read(plan.Source), format);
        var back = PlanDialects.Read(SourceText.From(name, text)).Plan;

        // spec-kit numbers its tasks.
        Assert.Equal(Parts(plan), Regex.Replace(Parts(back), @"(?m)^T\d{3} ", ""));
    }

    [Fact]
    public void The_number_is_the_folders_and_stays()
    {
        var text = PlanExport.Write(PlanDialects.Read(SourceText.From("plans/012-tokens/plan.md", Whole)), PlanExportFormat.Improve);

        Assert.StartsWith("# Plan 012: Add JWT authentication\n", text);
        Assert.StartsWith("# Plan 012: Add JWT authentication\n", PlanExport.Write(PlanDialects.Read(SourceText.From("plan.md", text)), PlanExportFormat.Improve));
    }

    private static string Parts(Plan plan) => string.Join('\n', new[]
    {
        plan.Title,
        plan.Overview,
        $"network {plan.Network}, priority {plan.Header.GetValueOrDefault("Priority")}",
    }
    .Concat(plan.Context.Concat(plan.EdgeCases).Concat(plan.OutOfScope).Concat(plan.StopIf).Select(item => item.Text))
    .Concat(plan.Questions.Select(question => $"{question.Id} {question.State} {question.Text} {question.Answer}"))
    .Concat(plan.Decisions.Select(decision => $"{decision.Id} {decision.Text}"))
    .Concat(plan.Risks.Select(risk => $"{risk.Text} {risk.Mitigation} {risk.Status}"))
    .Concat(plan.DoneWhen.Select(Of))
    .Concat(plan.Sections.Where(section => section.Title == "Data flow").Select(section => section.Body))
    .Concat(plan.Phases.SelectMany(phase => new[] { $"phase {phase.Id} {phase.Title}", phase.Intent, $"requirements {string.Join(' ', phase.Requirements)}, depends on {string.Join(' ', phase.DependsOn)}, {phase.Complexity}, {phase.ModelRole}" }
        .Concat(phase.Files.Select(file => $"{file.Kind} {file.Path}"))
        .Concat(phase.Read.Select(range => $"read {range.Path} {range.From} {range.To}"))
        .Concat(phase.Steps.Concat(phase.HandChecks).Select(step => step.Text))
        .Concat(phase.Gates.Select(Of))
        .Concat(phase.Excerpts.Select(excerpt => $"{excerpt.Path} {excerpt.From} {excerpt.Content}")))));

    private static string Of(Gate gate) => $"{gate.Text} {gate.ExitCode} {gate.AtLeastTests}";
}
