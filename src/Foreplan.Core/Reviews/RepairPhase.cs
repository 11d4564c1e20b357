using System.Text;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>A round of mending what a review found, as a phase after the plan's last: its scope is all of the plan's files, its gate all of the plan's commands.</summary>
internal static class RepairPhase
{
    /// <summary>How many rounds there are at most.</summary>
    public const int Rounds = 2;

    public const string Title = "Mend what the review found";

    /// <summary>What is to be mended: everything that was found but suggestions.</summary>
    public static IReadOnlyList<string> Findings(Review review) =>
    [
        .. review.Findings.Where(finding => finding.Kind != "suggestion").Select(finding =>
            $"({finding.Kind}, {finding.Severity}) {Place(finding.Path, finding.Line)}{finding.Title}: {finding.Detail} Recommendation: {finding.Recommendation}{(finding.Requirement is { } id ? $" ({id})" : "")}"),
        .. review.Deviations.Select(deviation => $"(deviation from the plan, found by code) {Place(deviation.Path, deviation.Line)}{deviation.Title}{(deviation.Detail.Length == 0 ? "" : $": {deviation.Detail}")}"),
    ];

    public static Phase Of(Plan plan, Review review, int round)
    {
        var id = plan.Phases.Max(phase => phase.Id) + round;
        var named = review.Findings.Select(finding => finding.Path).Concat(review.Deviations.Select(deviation => deviation.Path)).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder($"### Phase {id}: {Title}\n\nAll phases of the plan are done. A review of the whole found what stands below. Mend that in the plan's files and as the plan wants it, and change nothing else. ");
        text.Append("What stands there is what a reviewer says: where following it would leave the plan, call `report_blocker`.\n\n");
        text.Append(RepositoryText.Wrap("findings", string.Join('\n', Findings(review).Select((finding, index) => $"{index + 1}. {Blanks.Collapse(finding)}"))));
        text.Append("\n\nThe gate is that of all phases together.");
        return new()
        {
            Id = id,
            Title = Title,
            Intent = string.Join('\n', plan.Phases.Select(phase => phase.Intent)),
            Requirements = [.. review.Findings.Select(finding => finding.Requirement).OfType<string>().Where(wanted => plan.Phases.Any(phase => phase.Requirements.Contains(wanted))).Distinct(StringComparer.Ordinal)],
            // What was found comes first: a brief has room for so many files.
            Files = [.. plan.Phases.SelectMany(phase => phase.Files).OrderBy(file => named.Contains(file.Path) ? 0 : 1)],
            Steps = [.. plan.Phases.SelectMany(phase => phase.Steps)],
            Excerpts = [.. plan.Phases.SelectMany(phase => phase.Excerpts)],
            Gates = [.. plan.Phases.SelectMany(phase => phase.Gates).Concat(plan.DoneWhen).DistinctBy(gate => (gate.Folder, string.Join('\0', gate.Words)))],
            Text = text.ToString(),
            Span = plan.Phases[^1].Span,
        };
    }

    private static string Place(string? path, int? line) => path is null ? "" : line is null ? $"{path} " : $"{path}:{line} ";
}
