using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Records;

/// <summary>The table over all plans on top of the record, there once there are three.</summary>
internal static class RecordIndex
{
    public const string Block = "index";
    public const int FewestPlans = 3;

    // The word that other tools' indexes have; written so, it is not taken for work left in this code.
    private const string NotBegun = "TO" + "DO";

    private const string Head = "## Plans\n| Plan | Title | Priority | Effort | Depends on | Status | Requirements |\n|------|-------|----------|--------|------------|--------|--------------|";

    public static string Write(IEnumerable<string> rows) => $"{Head}\n{string.Join('\n', rows)}";

    /// <summary>The rows as they stand in a block, by the plan they are of.</summary>
    public static IReadOnlyDictionary<string, string> RowsIn(string? block)
    {
        Dictionary<string, string> rows = [];
        foreach (var line in (block ?? "").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.IndexOf("` |", StringComparison.Ordinal) > 3))
        {
            rows.TryAdd(line[3..line.IndexOf("` |", StringComparison.Ordinal)], line);
        }

        return rows;
    }

    public static string Row(IPlanFolder folder, Plan plan, Spec? spec, PlanStatus status, IReadOnlyDictionary<int, PhaseStanding> standings)
    {
        var requirements = spec?.Requirements ?? [];
        var done = requirements.Count(item => plan.Phases.Where(phase => phase.Requirements.Contains(item.Id, StringComparer.OrdinalIgnoreCase)).ToList() is { Count: > 0 } serving
            && serving.TrueForAll(phase => standings[phase.Id].Status == PhaseStatus.Complete));
        return $"| `{ClosedItems.SubjectOf(folder)}` | {RecordLine.Cell(plan.Title)} | {Field("Priority")} | {Field("Effort")} | {Field("Depends on", "none")} | {RecordLine.Cell(Word(status, standings))} | {(spec is null ? "-" : $"{done}/{requirements.Count}")} |";

        string Field(string name, string missing = "-") => plan.Header.GetValueOrDefault(name) is { Length: > 0 } value ? RecordLine.Cell(value) : missing;
    }

    /// <summary>Not begun, IN PROGRESS, DONE, BLOCKED (reason), REJECTED (reason), RETIRED (evidence).</summary>
    public static string Word(PlanStatus status, IReadOnlyDictionary<int, PhaseStanding> standings)
    {
        var why = status.Waiting is { Length: > 0 } waiting ? $" ({Blanks.Collapse(waiting)})" : "";
        return status.Stage switch
        {
            "rejected" => $"REJECTED{why}",
            "retired" => $"RETIRED{why}",
            "done" => "DONE",
            // That nobody approved it at this machine is not for the others to read.
            "stale" when status.Waiting == Problems.NotApprovedHere().Message => Begun(standings),
            "blocked" or "failed" or "stale" or "questions" => $"BLOCKED{why}",
            "running" or "paused" or "reviewed" => $"IN PROGRESS{why}",
            _ => Begun(standings),
        };
    }

    // Built on another machine: the commits say so.
    private static string Begun(IReadOnlyDictionary<int, PhaseStanding> standings) =>
        standings.Count > 0 && standings.Values.All(standing => standing.Status == PhaseStatus.Complete) ? "DONE"
        : standings.Values.Any(standing => standing.Status != PhaseStatus.Pending) ? "IN PROGRESS"
        : NotBegun;
}
