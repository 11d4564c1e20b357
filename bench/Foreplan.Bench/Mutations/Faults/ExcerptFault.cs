namespace Foreplan.Bench.Mutations.Faults;

internal sealed class ExcerptFault : IFault
{
    public string Kind => "excerpt";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var quoted = plan.Plan.Phases.SelectMany(phase => phase.Excerpts).Where(excerpt => !excerpt.IsRequiredText).ToList();
        if (quoted.Count == 0)
        {
            return null;
        }

        var excerpt = dice.Pick(quoted);
        var lines = Enumerable.Range(excerpt.Span.Line + 1, excerpt.Span.EndLine - excerpt.Span.Line - 1).Where(line => plan.Line(line).Any(char.IsAsciiLetter)).ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        var line = dice.Pick(lines);
        var text = plan.Line(line);
        return dice.Next(5) switch
        {
            0 => plan.Reworded(Kind, line, Slip.Of(text, dice), "PL210"),
            1 => plan.Reworded(Kind, line, text + " // as before", "PL210"),
            2 when text.Any(char.IsAsciiDigit) => plan.Reworded(Kind, line, string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)('0' + ((letter - '0' + 1) % 10)) : letter)), "PL210"),
            3 => plan.Reworded(Kind, line, text + "\n" + text, "PL210"),
            _ => plan.Reworded(Kind, line, Word(text, dice), "PL210"),
        };
    }

    // A word of the line in other letters.
    private static string Word(string text, Dice dice)
    {
        var words = text.Split(' ').Where(word => word.Length > 3 && word.All(char.IsAsciiLetter)).ToList();
        return words.Count == 0 ? Slip.Of(text, dice) : text.Replace(dice.Pick(words), "another", StringComparison.Ordinal);
    }
}
