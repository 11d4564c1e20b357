using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan and review: what others rely on breaks.</summary>
internal sealed class BreakingRule : ITriageRule
{
    private static readonly Pattern Words = Pattern.Of(@"(?<!\b(?:no|non|not|without|avoid\w*|any|prevent\w*)[- ](?:any )?)\bbreaking (?:changes?|release|the|existing|our|api)\b|\bnot backwards?[- ]compat\w*|\bbackwards?[- ]incompat\w*|\b(?:break|lose|drop|without|no)\w* backwards?[- ]compat\w*|\bincompatible (?:changes?|with (?:the )?(?:old|older|previous|existing|earlier|v?\d))|\bincompatibilit\w+|\b(?:drop|remove|end|stop|discontinue)\w*\s+(?:\w+\s+){0,2}?support\b|\bdeprecat\w*\b(?! warnings?)|\b(?:remove|rename|delete|drop|retire|kill|replace|sunset)\w*\s+(?:\S+\s+){0,4}?(?:public (?:api|method|function|interface|class|type|field|property|contract|sdk)s?|exported \w+|v\d+|(?:rest |http |graphql )?apis?|endpoints?|routes?|cli (?:flags?|options?|commands?)|wire format|file format|web ?hooks?|sdk)\b|\bchange\w*\s+(?:\S+\s+){0,4}?(?:public (?:api|method|function|interface|class|type)s?|wire format|file format|response (?:format|shape|body)|default behaviou?r|url (?:structure|scheme)|signatures?)\b|\b(?:rename|remove|delete|drop|change)\w*\b[^.;]*\b(?:in|of|from) (?:the|our) public (?:api|interface|sdk|contract)\b|\bdrop\w*\s+(?:node(?:\.?js)?|python|java|php|ruby|\.net(?: framework)?|windows|macos|ios|android|ie|internet explorer)\s+v?\d[\d.]*\b|\b(?:major (?:version|upgrade|release)|semver[- ]major)\b");

    private static readonly Pattern Versions = Pattern.Of(@"\b(?:upgrade|migrate|bump|move|update|port|switch)\w*\s+(?:to\s+)?(?!(?:the\s+)?(?:\w+\s+){0,3}?(?:timeout|limit|size|count|retries|port|ttl|interval|width|height|max\w*|min\w*|delay|threshold|padding|margin|opacity)\b)(?:\S+\s+){1,4}?(?:from\s+)?v?(?<from>\d{1,4})(?:\.\d+){0,3}\s+(?:to|->|→)\s+v?(?<to>\d{1,4})(?:\.\d+){0,3}\b|\bv(?<from>\d+)\s+(?:to|->|→)\s+v(?<to>\d+)\b");

    private static readonly Pattern Exported = Pattern.OfNames(@"^\s*(?:export\s+(?:default\s+)?(?:async\s+)?(?:function|class|const|interface|type|enum)\s+\w+(?:\s*\([^)]*\))?|module\.exports\.\w+\s*=|exports\.\w+\s*=|public\s+(?:(?:static|virtual|abstract|override|async|sealed|partial|readonly|final)\s+)*[\w<>\[\]?., ]+\s+\w+\s*(?:\([^)]*\)|\{)|public\s+(?:(?:static|abstract|sealed|partial|final)\s+)*(?:class|interface|record|struct|enum)\s+\w+|pub\s+(?:async\s+)?(?:fn|struct|enum|trait)\s+\w+(?:\s*\([^)]*\))?|func\s+(?:\([^)]*\)\s*)?[A-Z]\w*\s*\([^)]*\))");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.IsDone)
        {
            var added = subject.Changes.SelectMany(change => change.Added).Select(Declaration).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (subject.Changes.Where(change => !FileKinds.IsTest(change.Path)).SelectMany(change => change.Removed).Select(Declaration).OfType<string>().FirstOrDefault(name => !added.Contains(name)) is { } gone)
            {
                yield return new("breaking", TriageLevel.PlanAndReview, $"What others may rely on is gone or has changed: \"{Shown.Short(gone)}\".");
            }
        }
        else if (Words.Match(subject.Task.Code) is { Success: true } match)
        {
            yield return new("breaking", TriageLevel.PlanAndReview, $"A breaking change: \"{Shown.Short(match.Value)}\".");
        }
        else if (Versions.Match(subject.Task.Code) is { Success: true } versions && versions.Groups["from"].Value != versions.Groups["to"].Value)
        {
            yield return new("breaking", TriageLevel.PlanAndReview, $"A major version changes: \"{Shown.Short(versions.Value)}\".");
        }
    }

    // What is exported, without its body: the same name with other parameters is another contract.
    private static string? Declaration(string line) =>
        Exported.Match(line) is { Success: true } match ? match.Value.Trim().TrimEnd('{', '(', ' ', ';', '=') : null;
}
