using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks;

/// <summary>
/// What weighs less in another tool's plan. What its format has no place for is said once, by the reader (PL050 to PL057), and not blamed on each phase again;
/// what only our format demands, or what rests on a guess of the reader, is a warning.
/// </summary>
internal static class ForeignWeight
{
    private static readonly HashSet<string> Ours = new(StringComparer.Ordinal)
    {
        "PL006", "PL008", "PL009", "PL010", "PL016", "PL018", "PL031", "PL101", "PL102", "PL105", "PL110", "PL112", "PL115", "PL117", "PL120", "PL125", "PL126", "PL404", "PL409", "PL414", "PL417", "PL425", "PL426", "PL450",
    };

    // What the reader said in its own words: ours on the left, its on the right.
    private static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["PL102"] = "PL050", ["PL115"] = "PL051", ["PL117"] = "PL051", ["PL110"] = "PL052", ["PL112"] = "PL052", ["PL105"] = "PL054",
        ["PL301"] = "PL055", ["PL303"] = "PL055", ["PL304"] = "PL055", ["PL305"] = "PL055",
        ["PL131"] = "PL056", ["PL135"] = "PL056", ["PL136"] = "PL056", ["PL137"] = "PL056", ["PL138"] = "PL056", ["PL139"] = "PL056", ["PL142"] = "PL057",
    };

    /// <summary>The findings about a plan of another tool, weighed.</summary>
    public static IEnumerable<Diagnostic> Of(IEnumerable<Diagnostic> found, Plan plan)
    {
        var said = plan.Diagnostics.Select(diagnostic => diagnostic.Id).ToHashSet(StringComparer.Ordinal);
        // Without a phase there is nothing that could lack a part.
        var isNoPlan = said.Contains("PL050");
        return found.Where(diagnostic => !Said.TryGetValue(diagnostic.Id, out var word) || !(isNoPlan || said.Contains(word)))
            .Select(diagnostic => diagnostic.Severity == Severity.Error && Ours.Contains(diagnostic.Id) ? diagnostic with { Severity = Severity.Warning } : diagnostic);
    }

    /// <summary>True for a text in one piece that names neither a file nor a command.</summary>
    public static bool IsShallow(Plan plan) =>
        plan.Phases.Count < 2 && plan.Mentions.Count == 0 && plan.DoneWhen.All(gate => gate.Words.Count == 0) && plan.Phases.All(phase => phase.Files.Count == 0 && phase.Gates.Count == 0);
}
