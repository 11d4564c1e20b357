using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

internal static class FixedPoint
{
    // Their lists can be read in two ways, and are read in the other when they come back.
    private static readonly HashSet<string> InDoubt =
    [
        "docs__plans__2026-08-06-001-fix-agent-plugins-manifest-conformance-plan.md",
        "docs__plans__2026-04-02-001-feat-slack-analyst-agent-plan.md",
        "dot.agent__tasks__navigation_refactor__TASK_07_create_flow_coordinator.md",
        "docs__plans__2026-07-22-001-feat-configurable-docs-root-plan.md",
        "specs__012-worktree-integration__spec.md",
    ];

    /// <summary>What was written, read and written again is the same text; a page is written the same twice.</summary>
    public static void Holds(DialectPlan read, PlanExportFormat format)
    {
        var once = PlanExport.Write(read, format);
        var again = format == PlanExportFormat.Html ? read : PlanDialects.Read(SourceText.From(NameOf(format), once));
        var twice = PlanExport.Write(again, format);
        var (before, after) = (Parts(read.Plan), Parts(PlanDialects.Read(SourceText.From(NameOf(format), once)).Plan));
        if (format != PlanExportFormat.Html && !InDoubt.Contains(read.Originals[0].Path))
        {
            Assert.All(before.Where(part => format != PlanExportFormat.Improve || !part.IsProse), part => Assert.True(after.Single(other => other.Name == part.Name).Count >= part.Count, $"{read.Originals[0].Path} as {format} loses {part.Name}"));
        }

        Assert.True(once == twice, $"{read.Originals[0].Path} as {format}: {FirstDifference(once, twice)}");
    }

    // What a format may not lose of a plan. improve sets its scope apart in lists of its own, so that prose is counted otherwise there.
    private static List<(string Name, int Count, bool IsProse)> Parts(Plan plan) =>
    [
        ("phases", plan.Phases.Count, false),
        ("files", plan.Phases.Sum(phase => phase.Files.Count), false),
        ("steps", plan.Phases.Sum(phase => phase.Steps.Count), false),
        ("gates", plan.Phases.Sum(phase => phase.Gates.Count), false),
        ("done when", plan.DoneWhen.Count, false),
        ("context", plan.Context.Count, true),
        ("questions", plan.Questions.Count, true),
        ("decisions", plan.Decisions.Count, true),
        ("risks", plan.Risks.Count, true),
        ("edge cases", plan.EdgeCases.Count, true),
        ("out of scope", plan.OutOfScope.Count, true),
        ("stop if", plan.StopIf.Count, true),
    ];

    private static string NameOf(PlanExportFormat format) => format switch
    {
        PlanExportFormat.Json => "plan.json",
        PlanExportFormat.TaskMaster => "tasks.json",
        PlanExportFormat.SpecKit => "tasks.md",
        _ => "plan.md",
    };

    private static string FirstDifference(string one, string other)
    {
        var (left, right) = (one.Split('\n'), other.Split('\n'));
        var at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at + 1}: '{left.ElementAtOrDefault(at)}' and '{right.ElementAtOrDefault(at)}'";
    }
}
