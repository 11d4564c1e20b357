namespace Foreplan.Reviews;

/// <summary>A line that is not blank, with its number.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">As it stands.</param>
/// <param name="Plain">With its blanks evened out.</param>
internal sealed record NumberedLine(int Number, string Text, string Plain)
{
    public static List<NumberedLine> Of(IReadOnlyList<string> lines) =>
        [.. lines.Select((line, index) => new NumberedLine(index + 1, line, GivenText.Plain(line))).Where(line => line.Plain.Length > 0)];
}
