using Foreplan.Bench.History;
using Foreplan.Checks;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Bench.Mutations;

/// <summary>Checks true plans untouched and with faults, and counts.</summary>
/// <param name="programs">The machine's programs.</param>
internal sealed class Trial(IProgramLookup programs)
{
    /// <summary>The errors of untouched plans, each a false one.</summary>
    public List<(string Plan, Diagnostic Error)> FalseErrors { get; } = [];

    /// <summary>The warnings of untouched plans.</summary>
    public List<(string Plan, Diagnostic Warning)> Warnings { get; } = [];

    public List<Outcome> Outcomes { get; } = [];

    public int Plans { get; private set; }

    /// <summary>Untouched plans with an error.</summary>
    public int WrongPlans => FalseErrors.Select(found => found.Plan).Distinct().Count();

    /// <summary>Untouched plans with a warning.</summary>
    public int WarnedPlans => Warnings.Select(found => found.Plan).Distinct().Count();

    public double Warned => Plans == 0 ? 1 : (double)WarnedPlans / Plans;

    public double Found => Outcomes.Count == 0 ? 0 : (double)Outcomes.Count(outcome => outcome.IsFound) / Outcomes.Count;

    public double False => Plans == 0 ? 1 : (double)WrongPlans / Plans;

    public void Run(TruePlan plan, IEnumerable<Mutant> mutants)
    {
        Plans++;
        var untouched = Check(plan, plan.Text, plan.Spec);
        FalseErrors.AddRange(untouched.Where(found => found.Severity == Severity.Error).Select(found => (plan.Name, found)));
        Warnings.AddRange(untouched.Where(found => found.Severity == Severity.Warning).Select(found => (plan.Name, found)));
        var known = untouched.Select(Key).ToHashSet();
        Outcomes.AddRange(mutants.Select(mutant => new Outcome(plan.Name, mutant, [.. Check(plan, mutant.Text, mutant.Spec).Where(found => !known.Contains(Key(found)))])));
    }

    // Lines move when one is planted.
    private static (string, string) Key(Diagnostic found) => (found.Id, found.Message);

    private IReadOnlyList<Diagnostic> Check(TruePlan plan, string text, string spec) => PlanCheck.Run(
        PlanReader.Read(SourceText.From("plans/001-change/plan.md", text)), SpecReader.Read(SourceText.From("plans/001-change/spec.md", spec)), plan.Tree, programs, new());
}
