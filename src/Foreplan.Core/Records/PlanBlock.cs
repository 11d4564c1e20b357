using System.Text;
using System.Text.RegularExpressions;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Records;

/// <summary>A plan's block of the record.</summary>
internal static partial class PlanBlock
{
    private const string LogHeading = "### Progress Log";

    /// <summary>The name of a plan's block.</summary>
    public static string NameOf(IPlanFolder folder) =>
        $"plan {string.Join('/', ClosedItems.SubjectOf(folder).Split('/').Select(Uri.EscapeDataString))}";

    public static string Write(string number, Plan plan, IReadOnlyDictionary<int, PhaseStanding> standings, IReadOnlyList<string> log)
    {
        var text = new StringBuilder();
        text.Append($"## {(number.Length == 0 ? "" : number + " ")}{RecordLine.Of(plan.Title)}\n");
        text.Append($"### Overview\n{Paragraph(plan.Overview)}\n");
        text.Append("### Architecture Decisions\n");
        foreach (var decision in plan.Decisions)
        {
            text.Append($"- {decision.Id}: {RecordLine.Of(decision.Text)}\n");
        }

        text.Append("### Implementation Phases\n");
        foreach (var phase in plan.Phases)
        {
            text.Append($"#### Phase {phase.Id}: {RecordLine.Of(phase.Title)}\n");
            text.Append($"- Files to modify: {string.Join(", ", phase.Files.Select(Name))}\n");
            text.Append($"- Estimated complexity: {Capital(phase.Complexity ?? "not said")}\n");
            text.Append($"- Dependencies: {(phase.DependsOn.Count == 0 ? "None" : string.Join(", ", phase.DependsOn.Select(other => $"Phase {other}")))}\n");
            text.Append($"- Status: {standings[phase.Id]}\n");
        }

        if (plan.Risks.Count > 0)
        {
            text.Append("### Risks and Mitigations\n| Risk | Mitigation | Status |\n|------|------------|--------|\n");
            foreach (var risk in plan.Risks)
            {
                text.Append($"| {RecordLine.Cell(risk.Text)} | {RecordLine.Cell(risk.Mitigation ?? "")} | {StatusOf(risk, standings)} |\n");
            }
        }

        text.Append(LogHeading);
        foreach (var line in log)
        {
            text.Append($"\n{line}");
        }

        return text.ToString();
    }

    /// <summary>The lines of the progress log as they stand in a block.</summary>
    public static IReadOnlyList<string> LogIn(string? block) =>
        [.. (block ?? "").Split('\n').SkipWhile(line => line != LogHeading).Skip(1).Where(line => line.Trim().Length > 0)];

    /// <summary>Where the phases stand as a block says it.</summary>
    public static IReadOnlyDictionary<int, PhaseStanding> StandingsIn(string? block)
    {
        Dictionary<int, PhaseStanding> found = [];
        var phase = 0;
        foreach (var line in (block ?? "").Split('\n'))
        {
            phase = Phase().Match(line) is { Success: true } heading && int.TryParse(heading.Groups[1].ValueSpan, out var id) ? id : phase;
            if (line.StartsWith("- Status: ", StringComparison.Ordinal) && PhaseStanding.Parse(line["- Status: ".Length..]) is { } standing)
            {
                found.TryAdd(phase, standing);
            }
        }

        return found;
    }

    private static string Paragraph(string text) => RecordLine.Safe(Text.Blanks.Collapse(Text.Secrets.Replace(text)));

    private static string Name(FileChange file) => file.Kind switch
    {
        ChangeKind.New => $"{RecordLine.Of(file.Path)} (new)",
        ChangeKind.Delete => $"{RecordLine.Of(file.Path)} (delete)",
        ChangeKind.Rename => $"{RecordLine.Of(file.Path)} (rename from {RecordLine.Of(file.From ?? "")})",
        _ => RecordLine.Of(file.Path),
    };

    private static string Capital(string word) => word.Length == 0 ? word : RecordLine.Of(char.ToUpperInvariant(word[0]) + word[1..]);

    // A mitigation that names phases stands where they stand; any other has only the plan's word.
    private static string StatusOf(Plans.Risk risk, IReadOnlyDictionary<int, PhaseStanding> standings)
    {
        var named = Named().Matches(risk.Mitigation ?? "").Select(match => int.TryParse(match.Groups[1].ValueSpan, out var id) ? standings.GetValueOrDefault(id) : null).OfType<PhaseStanding>().ToList();
        return named.Count == 0 ? RecordLine.Cell(risk.Status ?? "open")
            : named.TrueForAll(standing => standing.Status == PhaseStatus.Complete) ? "implemented"
            : named.Exists(standing => standing.Status != PhaseStatus.Pending) ? "active" : "open";
    }

    [GeneratedRegex(@"^#### Phase (\d+):")]
    private static partial Regex Phase();

    [GeneratedRegex(@"\bphase (\d{1,4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
