using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>A line that is not blank, with its number.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">As it stands.</param>
/// <param name="Plain">With its blanks evened out.</param>
/// <param name="IsComment">True when it is a comment and nothing else.</param>
internal sealed record NumberedLine(int Number, string Text, string Plain, bool IsComment)
{
    public int Indent => Text.Length - Text.AsSpan().TrimStart().Length;

    public static List<NumberedLine> Of(IReadOnlyList<string> lines)
    {
        var result = new List<NumberedLine>(lines.Count);
        string? blockEnd = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var plain = GivenText.Plain(line);
            if (plain.Length > 0)
            {
                result.Add(new(i + 1, line, plain, blockEnd is not null || LineText.IsComment(line)));
            }

            blockEnd = blockEnd is null ? LineText.OpenedBlock(line) : line.Contains(blockEnd, StringComparison.Ordinal) ? null : blockEnd;
        }

        return result;
    }
}
