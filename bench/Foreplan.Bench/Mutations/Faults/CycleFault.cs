namespace Foreplan.Bench.Mutations.Faults;

internal sealed class CycleFault : IFault
{
    public string Kind => "cycle";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var phases = plan.Plan.Phases.Where(phase => plan.FieldLine(phase, "Depends on") > 0).ToList();
        if (phases.Count == 0)
        {
            return null;
        }

        var phase = dice.Pick(phases);
        var line = plan.FieldLine(phase, "Depends on");
        var later = phases.Where(other => other.Id > phase.Id && DependsOn(plan, other.Id, phase.Id)).ToList();
        return dice.Next(4) switch
        {
            0 => plan.Reworded(Kind, line, $"- **Depends on**: Phase {phase.Id}", "PL403"),
            1 => plan.Reworded(Kind, line, $"- **Depends on**: Phase {plan.Plan.Phases.Max(other => other.Id) + 1 + dice.Next(3)}", "PL402"),
            _ when later.Count > 0 => plan.Reworded(Kind, line, $"- **Depends on**: {string.Concat(phase.DependsOn.Select(on => $"Phase {on}, "))}Phase {dice.Pick(later).Id}", "PL401"),
            _ => null,
        };
    }

    private static bool DependsOn(Draft plan, int from, int to) =>
        plan.Plan.Phases.Where(phase => phase.Id == from).SelectMany(phase => phase.DependsOn).Any(on => on == to || (on != from && on < from && DependsOn(plan, on, to)));
}
