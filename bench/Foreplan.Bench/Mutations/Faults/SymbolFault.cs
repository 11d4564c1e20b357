using System.Text;
using System.Text.RegularExpressions;

namespace Foreplan.Bench.Mutations.Faults;

internal sealed partial class SymbolFault : IFault
{
    public string Kind => "symbol";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var places = plan.Plan.Context.Select(item => item.Span.Line).Concat(plan.Plan.Phases.SelectMany(phase => phase.Steps).Select(step => step.Span.Line))
            .SelectMany(line => Symbol().Matches(plan.Line(line)).Select(match => (Line: line, Name: match.Groups["name"].Value)))
            .Where(place => Occurs(plan, place.Name)).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var (line, name) = dice.Pick(places);
        var humps = Hump().Matches(name).Select(match => match.Value).ToList();
        var wrong = dice.Next(5) switch
        {
            0 or 1 => Slip.Of(name, dice),
            2 => name + "s",
            3 when humps.Count > 1 => string.Concat(humps[..^1]) + "Handler",
            _ when humps.Count > 1 => $"{humps[1]}{humps[0]}{string.Concat(humps.Skip(2))}",
            _ => name + "Core",
        };
        return wrong == name || !Symbol().IsMatch($"`{wrong}`") || Occurs(plan, wrong) || plan.Plan.Source.Text.Contains(wrong, StringComparison.Ordinal) ? null : plan.Replaced(Kind, line, $"`{name}", $"`{wrong}", "PL218");
    }

    private static bool Occurs(Draft plan, string name) => plan.Tree.Paths.Any(path => path.Contains(name, StringComparison.Ordinal)
        || (path.EndsWith(".cs", StringComparison.Ordinal) && plan.Tree.Read(path) is { } bytes && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0));

    [GeneratedRegex(@"`(?<name>[A-Z][a-z0-9]+[A-Z]\w+)(?:\.\w+)?`")]
    private static partial Regex Symbol();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Hump();
}
