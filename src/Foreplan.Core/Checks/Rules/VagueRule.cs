using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks.Rules;

internal sealed partial class VagueRule : IPlanRule
{
    private const int FewWords = 4;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var step in context.Plan.Phases.SelectMany(phase => phase.Steps))
        {
            if (Placeholder().Match(step.Text) is { Success: true } left)
            {
                yield return context.At(Problems.PlaceholderLeft(left.Value), step.Span);
            }
            else if (IsVague(step))
            {
                yield return context.At(Problems.StepTooVague(step.Text), step.Span);
            }
        }
    }

    private static bool IsVague(PlanItem step) =>
        !step.Text.Contains('`', StringComparison.Ordinal)
        && Word().Count(step.Text) <= FewWords
        && !step.Text.AsSpan().ContainsAny("/._(");

    [GeneratedRegex(@"\b(?:TBD|TBC|FIXME|\?\?\?)\b|(?<![\w`/.\-])TODO(?=:|\s*$)|\[NEEDS CLARIFICATION[^\]]*\]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
