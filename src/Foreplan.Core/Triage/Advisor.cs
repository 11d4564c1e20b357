using System.Text.RegularExpressions;

namespace Foreplan.Triage;

/// <summary>When to break the rules about roles, each with its reason.</summary>
internal static class Advisor
{
    private static readonly Pattern Similar = Pattern.Of(@"\b(?:like (?:the|we|our|in)|similar to|same as|just as|as (?:in|we did)|following the (?:same )?pattern|follow(?:ing)? the existing|based on the existing|another|one more|analogous|copy of)\b(?:\s+[\w`/.-]+){0,4}");

    private static readonly Pattern Exact = Pattern.OfNames(@"(?s)\bR1\b.*\bR2\b|(?:^|\s)1[.)]\s.*\s2[.)]\s");

    private static readonly Pattern Cosmetic = Pattern.Of(@"\b(?:colou?rs?|css|styl(?:e|es|ing)|padding|margins?|fonts?|icons?|favicon|alignment|spacing|placeholder|tooltips?|labels?|wording|typos?)\b");

    private static readonly Pattern Internal = Pattern.Of(@"\b(?:internal (?:tool|script|page|dashboard)|dev(?:eloper)? (?:tool|script)|one-off script|throwaway|prototype|for (?:our|the) team only|local script)\b");

    public static IEnumerable<TriageAdvice> Of(TriageSubject subject, TriageLevel level, IReadOnlyList<TriageReason> reasons)
    {
        foreach (var why in Executes(reasons))
        {
            yield return new("strong-executes", $"Let the planner's model carry out {why}.");
        }

        if (level == TriageLevel.PlanAndReview)
        {
            yield return new("keep-review", "Have the plan challenged before the lock, and do not skip the review.");
        }
        else
        {
            if (PlansCheaply(subject.Task.Whole, level) is { } cheap)
            {
                yield return new("cheap-plans", $"A cheap model can plan it: {cheap}.");
            }

            if (SkipsReview(subject) is { } skip)
            {
                yield return new("skip-review", $"The review can be skipped: {skip}.");
            }
        }
    }

    private static IEnumerable<string> Executes(IReadOnlyList<TriageReason> reasons)
    {
        if (reasons.Any(reason => reason.Rule is "authentication" or "security"))
        {
            yield return "the phases that touch authentication, encryption or money: they are security-critical";
        }

        if (reasons.Any(reason => reason.Rule == "architectures"))
        {
            yield return "the first phases: a new architecture is being explored";
        }

        if (reasons.Any(reason => reason.Rule == "unsure"))
        {
            yield return "what the plan leaves open: it is decided while it is written";
        }

        if (reasons.Any(reason => reason.Rule == "complex-bug"))
        {
            yield return "the search for the cause: the bug is complex";
        }
    }

    private static string? PlansCheaply(string task, TriageLevel level) => (level, Similar.Match(task), Exact.IsMatch(task)) switch
    {
        (TriageLevel.Direct, _, _) => "it is trivial",
        (_, { Success: true } similar, _) => $"there is a pattern to follow (\"{similar.Value}\")",
        (_, _, true) => "the requirements are numbered and exact",
        _ => null,
    };

    private static string? SkipsReview(TriageSubject subject)
    {
        var tested = subject.Changes.Where(change => FileKinds.IsTest(change.Path)).Sum(change => change.Added.Count);
        var untested = subject.Changes.Where(change => !FileKinds.IsTest(change.Path)).Sum(change => change.Added.Count);
        return subject switch
        {
            { IsDone: true } when subject.AllChanges.Count > 0 && subject.AllChanges.All(change => FileKinds.IsDocument(change.Path) || FileKinds.IsLook(change.Path)) => "the change is cosmetic",
            { IsDone: true } when tested > 0 && tested >= untested => "the tests added are as many lines as what they test",
            { IsDone: false, Task: { Prose.Count: > 0, Parts.Count: 0 } } => "the change is cosmetic",
            { IsDone: false } when Cosmetic.IsMatch(subject.Task.Code) => "the change is cosmetic",
            _ when Internal.Match(subject.Task.Whole) is { Success: true } tool => $"it is a low-risk internal tool (\"{tool.Value}\")",
            _ => null,
        };
    }
}
