namespace Foreplan.Bench.Mutations.Faults;

internal sealed class CoverageFault : IFault
{
    public string Kind => "uncovered requirement";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var once = plan.Spec.Items.Where(item => plan.Plan.Phases.Count(phase => phase.Requirements.Contains(item.Id)) == 1).ToList();
        if (once.Count == 0 || dice.Chance(25))
        {
            return Added(plan);
        }

        var item = dice.Pick(once);
        var phase = plan.Plan.Phases.First(phase => phase.Requirements.Contains(item.Id));
        var line = plan.FieldLine(phase, "Requirements");
        var rule = item.Id[0] switch { 'R' => "PL301", 'C' => "PL303", _ => "PL304" };
        var rest = phase.Requirements.Where(id => id != item.Id).ToList();
        return line == 0 ? null
            : dice.Chance(30) ? plan.Reworded(Kind, line, $"- **Requirements**: {string.Join(", ", rest.Append($"{item.Id[0]}{90 + dice.Next(9)}"))}", "PL302")
            : plan.Reworded(Kind, line, rest.Count == 0 ? "- **Requirements**: none" : $"- **Requirements**: {string.Join(", ", rest)}", rule);
    }

    private Mutant? Added(Draft plan) =>
        plan.Spec.Requirements.Count == 0 ? null
            : new(Kind, "the spec has one requirement more", plan.Source.Text, plan.Source.Spec.Replace("\n\n## Constraints", "\n- **R77**: Whoever asks is told why\n\n## Constraints", StringComparison.Ordinal), ["PL301"]);
}
