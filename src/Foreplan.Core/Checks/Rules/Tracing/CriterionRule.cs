using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Tracing;

/// <summary>A success criterion needs a phase whose verification could show it; one with a number, a place where that number is measured.</summary>
internal sealed partial class CriterionRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Spec is not { } spec)
        {
            yield break;
        }

        foreach (var criterion in spec.Criteria)
        {
            var serving = context.Plan.Phases.Where(phase => phase.Requirements.Contains(criterion.Id, StringComparer.OrdinalIgnoreCase)).ToList();
            if (serving.Count > 0 && Missing(context.Plan, serving, criterion) is { } why)
            {
                yield return context.At(Problems.CriterionNotMeasured(criterion.Id, why), serving[0].Span);
            }
        }
    }

    private static string? Missing(Plan plan, List<Phase> serving, SpecItem criterion)
    {
        if (serving.TrueForAll(phase => phase.Gates.Count == 0 && phase.HandChecks.Count == 0) && plan.DoneWhen.Count == 0)
        {
            return "has no gate";
        }

        var numbers = Number().Matches(criterion.Text).Select(match => match.Value).ToList();
        return numbers.Count > 0 && !numbers.Exists(number => serving.Exists(phase => Holds(phase.Text, number)) || plan.DoneWhen.Any(gate => Holds(gate.Text, number)) || plan.EdgeCases.Any(item => Holds(item.Text, number)))
            ? $"never says {numbers[0]}, which it demands"
            : null;
    }

    private static bool Holds(string written, string number)
    {
        var text = Counting().With(written, static _ => " ");
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (at + number.Length == text.Length || !char.IsAsciiDigit(text[at + number.Length])))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?<![\w.`/\-])\d+(?:\.\d+)?(?=\s*(?:%|ms\b|s\b|sec|min|hour|day|week|KB\b|MB\b|GB\b|requests?|users?|lines?|times?\b|x\b|px\b|rps\b))", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    // What counts phases, steps, lines and codes measures nothing.
    [GeneratedRegex(@"^\s*\d{1,3}[.)](?=\s)|\b(?:phases?|steps?|tasks?|lines?|exit(?: code)?|at least) \d+(?:\s*(?:[-–,]|and|to)\s*\d+)*(?! ?(?:ms|s|%|KB|MB|GB|requests|users|min)\b)|\b[A-Z]{1,3}-?\d+\b|:\d+(?:-\d+)?(?=[`)\s,])|^\s*[-*+]\s+\**(?:Depends on|Requirements)\b.*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Counting();
}
