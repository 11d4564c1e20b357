using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan and review: several architectures are possible.</summary>
internal sealed class ArchitecturesRule : ITriageRule
{
    private const string Technology = @"(?:redis|postgres\w*|mysql|mariadb|sqlite|mongo\w*|kafka|rabbitmq|sqs|s3|rest|grpc|graphql|react|vue|svelte|angular|websockets?|sse|polling|docker|kubernetes|lambda)";

    private static readonly Pattern Words = Pattern.Of(@"\b(?:re-?architect\w*|architectur\w*|micro-?services?|monolith\w*|event[- ](?:sourc\w+|driven|bus|store)|cqrs|message (?:queue|broker|bus)|kafka|rabbitmq|plug-?in (?:system|architecture|api)|distributed (?:systems?|locks?|lock(?:ing)?|caches?|caching|transactions?|queues?|databases?|architecture|workers?)|shard(?:ed|ing)|multi[- ]tenan\w*|multi[- ]region|versus|trade-?offs?|decide between|offline[- ](?:first|mode|support|sync)|real[- ]?time (?:collaborat\w*|sync\w*|editing)|collaborative editing|conflict resolution|consensus|crdt|from scratch|rewrite (?:the (?:whole |entire )?(?:app\w*|system|backend|frontend|service|server|engine|project|code ?base)|it |everything|in |\S+ in (?:rust|go|c\+\+|typescript|kotlin|swift|python|elixir|java|c#))|redesign the (?:system|backend|service|data ?model|engine|core|pipeline|api|platform|storage)|new (?:framework|architecture|platform)|state management|service mesh|serverless|scal(?:e|ing) (?:out|horizontally|to (?:\w+ )?(?:thousands|millions|\d\S* \w+)|the (?:whole )?(?:system|service|backend|api|database|app\w*|platform|infrastructure|cluster)))\b");

    // One of the two has the name of a technology: "email or phone" are two things that the product does.
    private static readonly Pattern Alternatives = Pattern.OfNames(@"\b(?:[Uu]se|[Uu]sing|[Vv]ia|[Aa]dopt|[Cc]hoose|[Pp]ick|[Ss]witch to|[Mm]ove to|[Bb]etween)\s+(?:\w+\s){0,2}?(?:(?:[A-Z][\w.+#-]*|" + Technology + @")\s+or\s+[\w.+#-]+|[\w.+#-]+\s+or\s+(?:[A-Z][\w.+#-]*|" + Technology + @"))|\b(?:store|keep|persist|host|build|implement|cache|deploy|run|put|save|write)\b[^.;]*\b(?:in|on|with|via|using)\s+[A-Z][\w.]+\s+or\s+[A-Z][\w.]+|(?:^|[.:;,—–]\s*)(?:[Cc]hoose(?: between)?|[Dd]ecide between|[Pp]ick(?: between)?|[Ss]elect|[Ww]eigh(?: up)?|[Cc]ompare)\s+(?:(?:" + Technology + @"|[A-Z][\w.+#-]*)\s+(?:and|or|vs\.?|versus|against|with)\s+[\w.+#-]+|[\w.+#-]+\s+(?:and|or|vs\.?|versus|against|with)\s+(?:" + Technology + @"|[A-Z][\w.+#-]*))");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        var match = Words.Match(subject.Wish.Code);
        match = match.Success ? match : Alternatives.Match(subject.Wish.Code);
        if (match.Success)
        {
            yield return new("architectures", TriageLevel.PlanAndReview, $"Several architectures are possible: \"{Shown.Short(match.Value)}\".");
        }
    }
}
