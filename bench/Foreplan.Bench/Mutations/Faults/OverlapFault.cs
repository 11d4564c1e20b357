using Foreplan.Plans;

namespace Foreplan.Bench.Mutations.Faults;

internal sealed class OverlapFault : IFault
{
    public string Kind => "overlap";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var pairs = plan.Plan.Phases.SelectMany(one => plan.Plan.Phases.Where(other => other.Id > one.Id && other.Files.Count > 0).Select(other => (One: one, Other: other)))
            .SelectMany(pair => pair.One.Files.Where(file => file.Kind == ChangeKind.Edit).Select(file => (pair.One, pair.Other, File: file)))
            .Where(found => plan.FieldLine(found.Other, "Depends on") > 0 && found.Other.Files.All(file => file.Path != found.File.Path)).ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var (_, phase, shared) = dice.Pick(pairs);
        var first = phase.Files[0].Span.Line;
        return Draft.And(
            plan.Reworded(Kind, plan.FieldLine(phase, "Depends on"), "- **Depends on**: none", "PL408"),
            first, $"{plan.Line(first)}\n  - `{shared.Path}` (edit)");
    }
}
