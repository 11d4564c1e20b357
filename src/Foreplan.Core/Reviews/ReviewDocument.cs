using System.Text;
using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>Writes <c>review.md</c>.</summary>
internal static class ReviewDocument
{
    public static string Write(Plan plan, Review review, string branch, string commit, string reviewer, RunState state, IReadOnlyList<ChangedFile> changes, Report cost)
    {
        var text = new StringBuilder($"# Review: {plan.Title}\n\n- **Verdict**: {review.Verdict} · **Branch**: {branch} at {commit[..7]} · **Reviewed by**: {reviewer}\n");
        text.Append("\n## Deviations from the plan\n\nFound by code.\n\n");
        text.Append(review.Deviations.Count == 0 ? "None.\n" : string.Concat(review.Deviations.Select(deviation => $"- {Place(deviation.Path, deviation.Line)}{Line(deviation.Title)}{(deviation.Detail.Length == 0 ? "" : $": {Line(deviation.Detail)}")}\n")));
        text.Append("\n## Issues found\n\n");
        text.Append(review.Findings.Count == 0 ? "None.\n" : "");
        foreach (var (finding, number) in review.Findings.Select((finding, index) => (finding, index + 1)))
        {
            var place = finding.Path is null ? "" : $" {Place(finding.Path, finding.Line)[..^2]}";
            text.Append($"{number}. **{Line(finding.Title)}** ({finding.Kind}, {finding.Severity}){place}\n");
            text.Append($"   - {Line(finding.Detail)}\n   - Recommendation: {Line(finding.Recommendation)}\n");
            text.Append(finding.Requirement is null ? "" : $"   - Requirement: {Line(finding.Requirement)}\n");
        }

        text.Append("\n## Requirements\n\n| Requirement | Phases | Commits | Tests |\n|---|---|---|---|\n");
        foreach (var requirement in plan.Phases.SelectMany(phase => phase.Requirements).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var phases = plan.Phases.Where(phase => phase.Requirements.Contains(requirement)).ToList();
            var commits = phases.Select(phase => state.Commits.GetValueOrDefault(phase.Id)?.Commit[..7]).OfType<string>();
            var tests = phases.SelectMany(phase => phase.Files).Select(file => file.Path)
                .Where(path => path.Contains("test", StringComparison.OrdinalIgnoreCase) && changes.Any(change => change.Path == path)).Distinct(StringComparer.Ordinal);
            text.Append($"| {requirement} | Phase {string.Join(", ", phases.Select(phase => phase.Id))} | {string.Join(", ", commits)} | {string.Join(", ", tests.Select(test => $"`{test}`"))} |\n");
        }

        text.Append($"\n## Overall\n\n{Line(review.Summary)}\n\n## Cost\n\n{ReportMarkdown.CostTable(cost)}");
        return text.ToString();
    }

    private static string Place(string? path, int? line) => path is null ? "" : line is null ? $"`{Code(path)}`: " : $"`{Code(path)}:{line}`: ";

    private static string Code(string path) => Line(path).Replace('`', '\'');

    // A model's text stays on its line: it cannot begin a heading or a table of its own.
    private static string Line(string text) =>
        Secrets.Replace(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
