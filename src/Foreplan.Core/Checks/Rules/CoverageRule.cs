using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Specs;

namespace Foreplan.Checks.Rules;

/// <summary>Every requirement has a phase, and phases serve nothing that the spec does not have. A phase that serves <c>1</c> serves <c>1.2</c>.</summary>
internal sealed class CoverageRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Spec is not { } spec || context.Plan.Phases.Count == 0)
        {
            return [];
        }

        var served = context.Plan.Phases.SelectMany(phase => phase.Requirements).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var top = context.Plan.Phases[0].Span;
        return
        [
            .. Missing(spec.Requirements, served).Select(item => context.At(Problems.RequirementNotCovered(item.Id, FirstLine(item)), top)),
            .. Missing(spec.Constraints, served).Select(item => context.At(Problems.ConstraintNotCovered(item.Id, FirstLine(item)), top)),
            .. Missing(spec.Criteria, served).Select(item => context.At(Problems.CriterionNotCovered(item.Id, FirstLine(item)), top)),
            .. context.Plan.Phases.SelectMany(phase => Unknown(context, phase, spec)),
        ];
    }

    private static IEnumerable<SpecItem> Missing(IEnumerable<SpecItem> items, HashSet<string> served) =>
        items.Where(item => !served.Any(id => Serves(id, item.Id)));

    private static bool Serves(string id, string item) =>
        item.Equals(id, StringComparison.OrdinalIgnoreCase) || item.StartsWith(id + ".", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Diagnostic> Unknown(CheckContext context, Phase phase, Spec spec)
    {
        var known = spec.Items.Select(item => item.Id).ToList();
        return known.Count == 0 ? [] : phase.Requirements
            .Where(id => !known.Exists(item => Serves(id, item) || Serves(item, id)))
            .Select(id => context.At(Problems.ItemUnknown(phase.Id, id, known), phase.Span));
    }

    private static string FirstLine(SpecItem item)
    {
        var line = item.Text.Split('\n')[0];
        return line.Length <= 100 ? line : line[..100] + "…";
    }
}
