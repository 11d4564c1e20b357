namespace Foreplan.Plans;

/// <summary>Judges a person's answer to a question.</summary>
public static class PlainAnswer
{
    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "standard", "the standard", "as usual", "usual", "the usual", "the usual way", "whatever", "default", "defaults", "normal", "normally", "any", "anything", "either", "something",
        "idk", "i don't know", "i do not know", "don't know", "don't care", "dunno", "not sure", "no idea", "up to you", "you decide", "your choice", "n/a", "na", "none of your business",
        "?", "-", "...", "…", "tbd", "todo", "later", "maybe", "best practice", "best practices", "as appropriate", "appropriate", "as needed", "it depends", "depends", "ok", "okay", "fine", "sure",
    };

    /// <summary>Why the answer says nothing, one sentence; null when it says something.</summary>
    /// <param name="answer">What was typed.</param>
    /// <param name="options">The question's options; an option is always an answer.</param>
    public static string? WhyEmpty(string answer, IReadOnlyList<string> options)
    {
        var plain = answer.Trim().TrimEnd('.', '!').Trim();
        if (options.Any(option => Same(option, plain)))
        {
            return null;
        }

        if (plain.Length == 0)
        {
            return "The answer is empty. Say what should be done, or choose an option.";
        }

        return Nothing.Contains(plain)
            ? $"\"{plain}\" decides nothing. Say what should be done, or choose an option."
            : null;
    }

    /// <summary>True when the two answers are the same but for case, blanks, the end of the sentence and a reason in parentheses.</summary>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && string.Equals(Core(one), Core(other), StringComparison.OrdinalIgnoreCase);

    private static string Core(string answer)
    {
        var open = answer.IndexOf(" (", StringComparison.Ordinal);
        var plain = open > 0 && answer.TrimEnd().EndsWith(')') ? answer[..open] : answer;
        return string.Join(' ', plain.Trim().Trim('`', '"', '.', '!').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
