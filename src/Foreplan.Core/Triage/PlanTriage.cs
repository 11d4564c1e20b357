using Foreplan.Plans;
using Foreplan.Specs;

namespace Foreplan.Triage;

/// <summary>How much process a plan that is written needs, by the words of its task and the kinds of its files: the same wherever it is asked.</summary>
internal static class PlanTriage
{
    public static TriageResult Of(Plan plan, Spec? spec)
    {
        var byWords = Triager.Of(spec is null ? Sentence(plan.Title) : Words(spec), null, spec?.Title ?? plan.Title);
        var byFiles = Triager.OfChanges([.. plan.Phases.SelectMany(phase => phase.Files).Where(file => !file.IsGlob).Select(file => new TriageChange(file.Path, 'M', [], []))]);
        return byFiles.Level <= byWords.Level ? byWords : byFiles with { Advice = byWords.Advice };
    }

    /// <summary>The task as the spec says it: its title and its requirements, a sentence each.</summary>
    public static string Words(Spec spec) => string.Join(' ', new[] { spec.Title }.Concat(spec.Requirements.Select(item => item.Text)).Select(Sentence));

    private static string Sentence(string text) => text.Trim() is { Length: > 0 } said ? (said[^1] is '.' or '!' or '?' ? said : said + ".") : "";
}
