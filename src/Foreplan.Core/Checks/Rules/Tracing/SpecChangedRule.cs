using Foreplan.Diagnostics;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Tracing;

/// <summary>What of the spec is another than when the plan was written.</summary>
internal sealed class SpecChangedRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Spec is not { } now || context.Options.SpecWhenPlanned is not { } then)
        {
            yield break;
        }

        var changes = Changes(then, now).ToList();
        if (changes.Count > 0)
        {
            yield return context.At(Problems.SpecChangedSince(changes), SourceSpan.At(1));
        }
    }

    private static IEnumerable<string> Changes(Spec then, Spec now)
    {
        var before = then.Items.GroupBy(item => item.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Text, StringComparer.OrdinalIgnoreCase);
        var after = now.Items.GroupBy(item => item.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Text, StringComparer.OrdinalIgnoreCase);
        return after.Where(pair => !before.ContainsKey(pair.Key)).Select(pair => $"{pair.Key} is new")
            .Concat(after.Where(pair => before.TryGetValue(pair.Key, out var old) && old != pair.Value).Select(pair => $"{pair.Key} reads differently"))
            .Concat(before.Keys.Where(id => !after.ContainsKey(id)).Select(id => $"{id} is gone"))
            .Concat(now.OutOfScope.SequenceEqual(then.OutOfScope) ? [] : ["Out of scope changed"]);
    }
}
