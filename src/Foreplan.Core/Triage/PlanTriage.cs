using Foreplan.Plans;
using Foreplan.Specs;

namespace Foreplan.Triage;

/// <summary>How much process a plan that is written needs, by the words of its task and the kinds of its files: the same wherever it is asked.</summary>
internal static class PlanTriage
{
    public static TriageResult Of(Plan plan, Spec? spec)
    {
        var byWords = Triager.Of(Task(plan, spec), null, Wish(plan, spec));
        var byFiles = Triager.OfChanges(Changes(plan));
        return byFiles.Level <= byWords.Level ? byWords : byFiles with { Advice = byWords.Advice };
    }

    /// <summary>The first reason for plan + review; null when it is not that. What needs no more than this asks a third of the rules.</summary>
    public static TriageReason? Risk(Plan plan, Spec? spec) =>
        Triager.Risk(new(Task(plan, spec), null, null, Wish(plan, spec))) ?? Triager.Risk(new("", null, Changes(plan)));

    /// <summary>The task as the spec says it: its title and its requirements, a sentence each.</summary>
    public static string Words(Spec spec) => string.Join(' ', new[] { spec.Title }.Concat(spec.Requirements.Select(item => item.Text)).Select(Sentence));

    private static string Task(Plan plan, Spec? spec) => spec is null ? Sentence(plan.Title) : Words(spec);

    private static string Wish(Plan plan, Spec? spec) => spec?.Title ?? plan.Title;

    private static List<TriageChange> Changes(Plan plan) =>
        [.. plan.Phases.SelectMany(phase => phase.Files).Where(file => !file.IsGlob).Select(file => new TriageChange(file.Path, 'M', [], []))];

    private static string Sentence(string text) => text.Trim() is { Length: > 0 } said ? (said[^1] is '.' or '!' or '?' ? said : said + ".") : "";
}
