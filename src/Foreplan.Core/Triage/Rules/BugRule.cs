using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Direct: a clear, isolated bug. One that is neither asks for a plan.</summary>
internal sealed class BugRule : ITriageRule
{
    private static readonly Pattern Fix = Pattern.Of(@"^(?:hot)?fix(?:es)?(?:\([^)]*\))?!?:?\s+|^(?:correct|repair|resolve|solve|debug|patch)\s+|^(?:avoid|prevent|handle)\s+(?=.*\b(?:crash\w*|exceptions?|errors?|null|undefined|nan|overflow|division)\b)");

    private static readonly Pattern Entangled = Pattern.Of(@"\b(?:race(?: conditions?)?|deadlock\w*|memory leaks?|leaks? memory|intermittent\w*|sporadic\w*|sometimes|occasional\w*|random(?:ly)?|flak(?:y|iness)|concurren\w*|thread[- ]safety|heisenbug|cannot reproduce|can\'t reproduce|hard to reproduce|performance|slow\w*|latency|timeouts? in production|in production|outage|data loss|lost (?:data|updates|writes)|corrupt\w*|time ?zones?|architecture|design flaw|root cause|caching|cache invalidation|distributed|eventual\w*|replication|under load)\b");

    private static readonly Pattern Several = Pattern.Of(@"\b(?:bugs|issues|errors|warnings|problems|failures|regressions|everything|failing tests|broken tests|vulnerabilities|leaks)\b|\b(?:several|multiple|many|various|all|two|three|four|five|\d{1,3}) (?:\w+ )?(?:places|pages|screens|components|modules|services)\b");

    private static readonly Pattern Content = Pattern.Of(@"\b(?!(?:the|a|an|this|that|it|bug|issue|error|problem|in|on|of|my|our|some|is|with|ticket|please)\b)[A-Za-z_]\w+");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        foreach (var part in subject.Task.Parts.Where(part => Fix.IsMatch(part)))
        {
            var words = Content.Matches(part.Remove(Fix.Match(part).Index, Fix.Match(part).Length)).Count;
            if (Entangled.Match(part) is { Success: true } entangled)
            {
                yield return new("complex-bug", TriageLevel.Plan, $"The bug is not isolated: \"{entangled.Value}\".");
            }
            else if (Several.Match(part) is { Success: true } several)
            {
                yield return new("complex-bug", TriageLevel.Plan, $"There is more than one bug: \"{several.Value}\".");
            }
            else if (words < 2)
            {
                yield return new("unclear-bug", TriageLevel.Plan, "The task does not say what is wrong, so nobody knows how far it reaches.");
            }
            else if (subject.Task is { Parts.Count: 1, Reach: null })
            {
                yield return new("bug", TriageLevel.Direct, $"A clear, isolated bug: \"{Shown.Short(part)}\".");
            }
        }
    }
}
