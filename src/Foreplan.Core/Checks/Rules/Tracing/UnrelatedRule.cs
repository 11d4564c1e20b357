using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Tracing;

/// <summary>A spec whose requirements share no word with its title and none with each other, or whose phases fall apart into groups that share nothing, is several tasks.</summary>
internal sealed partial class UnrelatedRule : IPlanRule
{
    private const int Several = 3;

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "must", "shoul", "shall", "when", "with", "that", "this", "from", "into", "user", "users", "syste", "can", "are", "the", "and", "for", "all", "not", "new", "add", "adds", "impro", "suppo", "allow", "make", "able", "each", "every", "featu",
        "imple", "creat", "updat", "updae", "chang", "fix", "show", "via", "use", "using", "will", "have", "has", "than", "then", "per", "its", "our", "app", "appli",
    };

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Spec is not { } spec || spec.Requirements.Count < Several)
        {
            yield break;
        }

        var title = Stems(spec.Title);
        var words = spec.Requirements.Select(item => (item.Id, Stems: Stems(item.Text))).ToList();
        var groups = Groups(words);
        if (groups.Count >= Several && groups.TrueForAll(group => group.TrueForAll(item => !item.Stems.Overlaps(title))) && !IsJoined(context, groups))
        {
            yield return context.At(Problems.UnrelatedTasks([.. groups.Select(group => string.Join(" and ", group.Select(item => item.Id)))]), SourceSpan.At(1));
        }
    }

    // Requirements that one phase serves, or whose phases share a file, belong together after all.
    private static bool IsJoined(CheckContext context, List<List<(string Id, HashSet<string> Stems)>> groups)
    {
        var phasesOf = groups.ConvertAll(group => context.Plan.Phases.Where(phase => group.Exists(item => phase.Requirements.Contains(item.Id, StringComparer.OrdinalIgnoreCase))).ToList());
        for (var one = 0; one < groups.Count; one++)
        {
            for (var other = one + 1; other < groups.Count; other++)
            {
                if (phasesOf[one].Intersect(phasesOf[other]).Any() || phasesOf[one].SelectMany(phase => phase.Files).Select(file => file.Path).Intersect(phasesOf[other].SelectMany(phase => phase.Files).Select(file => file.Path)).Any())
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static List<List<(string Id, HashSet<string> Stems)>> Groups(List<(string Id, HashSet<string> Stems)> items)
    {
        var groups = new List<List<(string Id, HashSet<string> Stems)>>();
        foreach (var item in items)
        {
            var touching = groups.FindAll(group => group.Exists(other => other.Stems.Overlaps(item.Stems)));
            groups = [.. groups.Except(touching), [.. touching.SelectMany(group => group), item]];
        }

        return groups;
    }

    private static HashSet<string> Stems(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Select(word => word.Length > 5 ? word[..5] : word).Where(stem => !Common.Contains(stem))];

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();
}
