using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan and review: several architectures are possible.</summary>
internal sealed class ArchitecturesRule : ITriageRule
{
    private static readonly Regex Words = Pattern.Of(@"\b(?:re-?architect\w*|architectur\w*|micro-?services?|monolith\w*|event[- ](?:sourc\w+|driven|bus|store)|cqrs|message (?:queue|broker|bus)|kafka|rabbitmq|plug-?in (?:system|architecture|api)|distributed|shard(?:ed|ing)|multi[- ]tenan\w*|multi[- ]region|either\b.{1,60}\bor|versus|vs\.?|trade-?offs?|alternatives?|choose between|decide between|pick (?:a|an|between)|options? for|compare\b.{1,60}\b(?:and|with|to)|offline[- ](?:first|mode|support|sync)|real[- ]?time (?:collaborat\w*|sync\w*|editing)|collaborative editing|conflict resolution|consensus|crdt|from scratch|rewrite (?:the (?:whole |entire )?(?:app\w*|system|backend|frontend|service|server|engine|project|code ?base)|it |everything|in |\S+ in (?:rust|go|c\+\+|typescript|kotlin|swift|python|elixir|java|c#))|redesign the (?:system|backend|service|data ?model|engine|core|pipeline|api|platform|storage)|new (?:framework|architecture|platform)|state management|service mesh|serverless|scal(?:e|ing) (?:to|the|out|horizontally))\b");

    private static readonly Regex Alternatives = Pattern.OfNames(@"\b(?:[Uu]se|[Uu]sing|[Vv]ia|[Aa]dopt|[Cc]hoose|[Pp]ick|[Ss]witch to|[Mm]ove to|[Bb]etween)\s+(?:\w+\s){0,2}?[\w.+#-]+\s+or\s+[\w.+#-]+|\b(?:store|keep|persist|host|build|implement|cache|deploy|run|put|save|write)\b[^.;]*\b(?:in|on|with|via|using)\s+[A-Z][\w.]+\s+or\s+[A-Z][\w.]+");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        var match = Words.Match(subject.Task.Code);
        match = match.Success ? match : Alternatives.Match(subject.Task.Code);
        if (match.Success)
        {
            yield return new("architectures", TriageLevel.PlanAndReview, $"Several architectures are possible: \"{Shown.Short(match.Value)}\".");
        }
    }
}
