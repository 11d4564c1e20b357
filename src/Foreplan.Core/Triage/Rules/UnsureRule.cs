using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan and review: the approach is not settled.</summary>
internal sealed class UnsureRule : ITriageRule
{
    private static readonly Regex Doubt = Pattern.Of(@"\b(?:not (?:quite |really |entirely )?(?:sure|certain|clear)|unsure|uncertain|unclear|unknown (?:cause|approach)|maybe(?![-<]| (?:type|monad))|perhaps|somehow|figure out|find out|investigat\w*|explor(?:e|ing) (?:how|whether|if|ways|options|the)|research|the best (?:way|approach|option|solution|tool|library)|best approach|which (?:approach|way|library|option|framework|database|one|tool)|should (?:we|i|it|this)\b|how (?:should|do|can|could|would|might) (?:we|i|this|it)|whether (?:we|to|it)|evaluat\w*|spike|proof of concept|poc|experiment\w*|no idea|don\'?t know|do not know|open question|tbd|to be decided|or something|or similar|brainstorm|ideas? for|ways to)\b|\?\s*$");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (Doubt.Match(subject.Task.Whole) is { Success: true } doubt)
        {
            yield return new("unsure", TriageLevel.PlanAndReview, $"The approach is not settled: \"{doubt.Value}\".");
        }
    }
}
