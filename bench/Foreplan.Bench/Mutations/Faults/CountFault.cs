using System.Text.RegularExpressions;

namespace Foreplan.Bench.Mutations.Faults;

internal sealed partial class CountFault : IFault
{
    private static readonly string[] Numbers = ["two", "three", "four", "five", "six", "seven", "eight"];

    public string Kind => "wrong count";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var places = plan.Plan.Source.Lines.Index().Where(line => Counted().IsMatch(line.Item)).Select(line => line.Index + 1).ToList();
        var said = plan.Plan.Source.Lines.Index().FirstOrDefault(line => line.Item == "## Overview").Index;
        if (said == 0 || (places.Count > 0 && dice.Chance(60)))
        {
            return places.Count == 0 ? null : Other(plan, dice.Pick(places), dice);
        }

        var wrong = plan.Plan.Phases.Count + 1 + dice.Next(3);
        var number = wrong - 2 < Numbers.Length && dice.Chance(50) ? Numbers[wrong - 2] : $"{wrong}";
        var words = dice.Pick([$"The work takes {number} phases.", $"It is done in {number} phases.", $"There are {number} phases.", $"This plan consists of {number} phases.", $"All {number} phases build on each other.", $"It is split into {number} small phases.", $"{number} phases follow."]);
        return plan.Reworded(Kind, said + 2, $"{plan.Line(said + 2)} {char.ToUpperInvariant(words[0])}{words[1..]}", "PL414");
    }

    private Mutant? Other(Draft plan, int line, Dice dice)
    {
        var match = Counted().Match(plan.Line(line));
        var old = match.Groups["n"].Value;
        var wrong = dice.Pick(Numbers.Where(number => !number.Equals(old, StringComparison.OrdinalIgnoreCase) && $"{Array.IndexOf(Numbers, number) + 2}" != old).ToList());
        return plan.Replaced(Kind, line, match.Value, match.Value.Replace(old, wrong, StringComparison.Ordinal), match.Value.Contains("phases", StringComparison.Ordinal) ? "PL414" : "PL418");
    }

    [GeneratedRegex(@"\b(?<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[2-9]) (?:phases\b|parts carry)")]
    private static partial Regex Counted();
}
