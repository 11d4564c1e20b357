using Foreplan.Text;

namespace Foreplan.Bench.Mutations.Faults;

internal sealed class LineFault : IFault
{
    public string Kind => "line";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var ranges = plan.Plan.Phases.SelectMany(phase => phase.Read).Concat(plan.Plan.Mentions).Where(range => range.From is not null && plan.Tree.Exists(range.Path)).ToList();
        var quoted = plan.Plan.Phases.SelectMany(phase => phase.Excerpts).Where(excerpt => !excerpt.IsRequiredText).ToList();
        if (quoted.Count > 0 && (ranges.Count == 0 || dice.Chance(40)))
        {
            // Quoted lines are found where they are: that they are not where the plan says is the fault.
            var excerpt = dice.Pick(quoted);
            var by = dice.Chance(50) ? 1 + dice.Next(6) : 20 + dice.Next(200);
            return plan.Replaced(Kind, excerpt.Span.Line, $":{excerpt.From}-{excerpt.To}", $":{excerpt.From + by}-{excerpt.To + by}", "PL212", "PL213", "PL210");
        }

        if (ranges.Count == 0)
        {
            return null;
        }

        var range = dice.Pick(ranges);
        var old = range.To is null || range.To == range.From ? $"{range.Path}:{range.From}" : $"{range.Path}:{range.From}-{range.To}";
        var count = Count(plan, range.Path);
        var wrong = dice.Next(3) switch
        {
            0 => $"{range.Path}:{range.From}-{count + 1 + dice.Next(300)}",
            1 => $"{range.Path}:{count + 1 + dice.Next(20)}",
            _ when range.To > range.From => $"{range.Path}:{range.To}-{range.From}",
            _ => $"{range.Path}:{count + 1}-{count + 9}",
        };
        return plan.Replaced(Kind, range.Span.Line, $"`{old}`", $"`{wrong}`", "PL215");
    }

    private static int Count(Draft plan, string path)
    {
        var text = SourceText.Decode(path, plan.Tree.Read(path) ?? []).Text;
        return text.Length == 0 ? 0 : text.TrimEnd('\n').Split('\n').Length + 1;
    }
}
