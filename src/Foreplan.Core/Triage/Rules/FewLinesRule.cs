using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Triage.Rules;

/// <summary>Direct: under ten lines.</summary>
internal sealed class FewLinesRule : ITriageRule
{
    private static readonly Pattern Small = Pattern.Of(@"\b(?:one|1|single|two|2|three|3|few)[- ]lin(?:e|er|es)\b(?!\s+(?:chart|graph|plot))|\bunder ten lines\b|^(?:bump|increase|decrease|raise|lower|shorten|tweak|adjust|nudge)\s+(?:the\s+)?(?:[\w.@/-]+\s+){0,5}?(?:version|timeout|limit|default|size|padding|margin|width|height|interval|delay|retries|count|threshold|port|font size|opacity|contrast|ttl|buffer|(?:from\s+\S+\s+)?to\s+\S+)|^bump\s+[\w.@/-]+$|^(?:change|set|update|fix|correct|make|adjust)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?(?:colou?r|label|title|text|placeholder|tooltip|icon|favicon|font|padding|margin|alignment|spacing|wording|caption|heading|copyright(?: year)?|default (?:timeout|value|port|page size)|log level|button text|error message|background)\b|^(?:remove|delete)\s+(?:the\s+|a\s+|an\s+|some\s+|stray\s+|leftover\s+|debug\s+)*(?:console\.log|print|debug|debugging|log)\s*(?:statements?|lines?|output|calls?)?$|^(?:fix|correct)\s+(?:a\s+|the\s+)?(?:\w+\s+){0,2}?typos?\b|^(?:align|center|centre)\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+){0,4}$");

    private const int Few = 10;

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.IsDone)
        {
            var lines = subject.Changes.Sum(change => change.Lines);
            if (subject.Changes.Count > 0 && lines < Few)
            {
                yield return new("few-lines", TriageLevel.Direct, $"{Counted.Of(lines, "line")} changed, under ten.");
            }
        }
        else if (subject.Task is { Parts.Count: 1, Reach: null } && Small.Match(subject.Task.Code) is { Success: true } small)
        {
            yield return new("few-lines", TriageLevel.Direct, $"A change of a few lines: \"{Shown.Short(small.Value)}\".");
        }
    }
}
