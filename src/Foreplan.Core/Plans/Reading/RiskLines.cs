using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal static partial class RiskLines
{
    private static readonly LeadingId Ids = new('K', "Risk");

    public static IReadOnlyList<Risk> Read(PlanShape shape)
    {
        List<Risk> risks = [];
        foreach (var block in shape.Of(PlanPart.Risks).SelectMany(section => section.SelfAndBelow).SelectMany(section => section.Blocks))
        {
            risks.AddRange(block switch
            {
                OutlineBlock.Table table => OfTable(table, risks.Count),
                OutlineBlock.Bullets list => list.Items.Select((item, index) => OfItem(item, risks.Count + index + 1)),
                _ => [],
            });
        }

        return risks;
    }

    private static List<Risk> OfTable(OutlineBlock.Table table, int before)
    {
        var head = table.Rows[0];
        var mitigation = Column(head, "mitigat", 1);
        var status = Column(head, "status", -1);
        var risk = Column(head, "risk", 0);
        return [.. table.Rows.Skip(1).Select((row, index) => new Risk(
            $"K{before + index + 1}",
            Ids.Split(Cell(row, risk) ?? "").Text,
            Cell(row, mitigation),
            Cell(row, status),
            SourceSpan.At(table.Span.Line + 2 + index)))];
    }

    private static int Column(IReadOnlyList<string> head, string name, int otherwise)
    {
        for (var i = 0; i < head.Count; i++)
        {
            if (head[i].Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return otherwise;
    }

    private static string? Cell(IReadOnlyList<string> row, int column) =>
        column >= 0 && column < row.Count && row[column].Length > 0 ? row[column] : null;

    private static Risk OfItem(OutlineItem item, int number)
    {
        var below = item.Items.Select(inner => inner.HeadLine);
        var match = Parts().Match(Ids.Split(string.Join(' ', below.Prepend(item.HeadLine))).Text);
        return new($"K{number}", match.Groups[1].Value.Trim(), Given(match.Groups[2]), Given(match.Groups[3]), item.Span);
    }

    private static string? Given(Group group) => group.Success && group.Value.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^(?:\*{0,2}Risk\*{0,2}\s*:\*{0,2}\s*)?(.*?)(?:(?<!\s)\s*\*{0,2}Mitigation\s*(?::\*{0,2}|\*{0,2}:)\s*(.*?))?(?:(?<!\s)\s*\*{0,2}Status\s*(?::\*{0,2}|\*{0,2}:)\s*(.*?))?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Parts();
}
