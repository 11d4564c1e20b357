using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

internal static class ReportRows
{
    internal static IReadOnlyList<ReportRow> ByStage(IReadOnlyList<LedgerEntry> entries, ILookup<int, RunEvent.AttemptFailed> failed)
    {
        var stages = entries.ToLookup(StageOf);
        var rows = new List<ReportRow>();
        foreach (var stage in Enum.GetValues<CostStage>())
        {
            if (stage == CostStage.Other && !stages[stage].Any())
            {
                continue;
            }

            var row = ReportRow.Of(stage.ToString(), stages[stage]) with { Stage = stage };
            if (stage != CostStage.Implementation)
            {
                rows.Add(row);
                continue;
            }

            rows.Add(row with { FailedAttempts = failed.Sum(p => p.Count()) });
            rows.AddRange(stages[stage].Where(e => e.Phase is not null).GroupBy(e => e.Phase ?? 0).OrderBy(g => g.Key).Select(g =>
                ReportRow.Of($"Phase {g.Key}", g) with { Stage = stage, Phase = g.Key, FailedAttempts = failed[g.Key].Count() }));
        }

        return rows;
    }

    private static CostStage StageOf(LedgerEntry entry) => entry.Kind switch
    {
        "plan" => CostStage.Planning,
        "revise" or "challenge" or "amend" => CostStage.Refinement,
        "review" or "fix" => CostStage.Review,
        "run" or null => entry switch
        {
            { Phase: not null } or { Role: RoleName.Executor } => CostStage.Implementation,
            { Role: RoleName.Reviewer } => CostStage.Review,
            _ => entry.Kind is null ? CostStage.Planning : CostStage.Implementation,
        },
        _ => CostStage.Other,
    };
}
