using System.Text.Json;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>Reads a submitted review and holds it to the diff.</summary>
/// <param name="isInDiff">True when the line of that path was added or changed by the diff.</param>
internal sealed class ReviewJudge(Func<string, int, bool> isInDiff)
{
    public ToolAnswer Judge(JsonElement arguments)
    {
        var review = Read(arguments);
        var wrong = new List<string>();
        foreach (var (finding, number) in review.Findings.Select((finding, index) => (finding, index + 1)))
        {
            if (finding.Kind is "deviation" or "defect" or "security")
            {
                if (finding.Path is not { } path || finding.Line is not { } line)
                {
                    wrong.Add($"Finding {number} ({finding.Title}): a {finding.Kind} needs `path` and `line`.");
                }
                else if (!isInDiff(path, line))
                {
                    wrong.Add($"Finding {number} ({finding.Title}): {path}:{line} is not a line that the diff added or changed. Name the line that did, or use kind `missing` or `suggestion`.");
                }
            }

            if (review.Verdict == "approve" && finding.Severity != "low")
            {
                wrong.Add($"Finding {number} ({finding.Title}): `approve` may carry low findings only, this is {finding.Severity}.");
            }
        }

        return wrong.Count == 0
            ? ToolAnswer.Ok("Accepted.")
            : ToolAnswer.Error(ToolCode.Refused, string.Join('\n', wrong));
    }

    public static Review Read(JsonElement arguments) => new()
    {
        Verdict = Text(arguments, "verdict") ?? "block",
        Summary = Text(arguments, "summary") ?? "",
        Findings = [.. arguments.GetProperty("findings").EnumerateArray().Select(finding => new ReviewFinding
        {
            Kind = Text(finding, "kind") ?? "",
            Severity = Text(finding, "severity") ?? "",
            Path = Text(finding, "path"),
            Line = finding.TryGetProperty("line", out var line) && line.ValueKind == JsonValueKind.Number ? (int)line.GetDouble() : null,
            Title = Text(finding, "title") ?? "",
            Detail = Text(finding, "detail") ?? "",
            Recommendation = Text(finding, "recommendation") ?? "",
            Requirement = Text(finding, "requirement"),
        })],
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
