using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Phrases that hand a decision on to whoever carries the plan out.</summary>
internal sealed partial class VagueWordsRule : IPlanRule
{
    private static readonly Phrases Vague = new(
        ("appropriate needed necessary required applicable", AsNeeded()),
        ("etc cetera so like fit somehow", AndSoOn()),
        ("handle", HandleErrors()),
        ("handling validation", AddHandling()),
        ("changes adjustments updates modifications edits", MakeChanges()),
        ("proper relevant sensible reasonable robust adequate suitable necessary various", Adequate()),
        ("properly relevant", Relevant()),
        ("possible sense", WherePossible()),
        ("usual sensible reasonable appropriate suitable standard proper", UsualWay()),
        ("something similar", SomethingSimilar()),
        ("accordingly", Accordingly()),
        ("other whatever", Others()),
        ("same rest remaining", TheRest()),
        ("similar similarly same analogous like", LikePhase()),
        ("practice sure clean", MakeSure()));

    // What leaves a step to whoever carries it out; elsewhere it may only tell.
    private static readonly Phrases VagueSteps = new(
        ("consider considering", Consider()),
        ("optional", Optionally()),
        ("similar", OrSimilar()),
        ("kind sort form", SomeKind()),
        ("want wish", MightWant()),
        ("ideally preferab feel discreti desired permits", IfYouLike()));

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var steps = new LineSet().Add(context.Plan.Phases.SelectMany(phase => phase.Steps), step => step.Span);
        foreach (var found in VagueSteps.In(context.Prose, steps).Where(found => !IsQuoted(context.Prose.Lines[found.Line - 1], found.Match.Index)))
        {
            yield return context.At(Problems.VagueWords(found.Text), found.Span);
        }

        foreach (var found in Vague.In(context.Prose, context.Work))
        {
            yield return context.At(Problems.VagueWords(found.Text), found.Span);
        }
    }

    private static bool IsQuoted(string line, int at) => line.AsSpan(0, at).Count('"') % 2 != 0 || line.AsSpan(0, at).LastIndexOf('“') > line.AsSpan(0, at).LastIndexOf('”');

    [GeneratedRegex(@"\b(?:(?:as|if|when|where)(?:ver)? (?:appropriate|needed|necessary|required|applicable)(?! (?:by|for|to|in|on|at|under|when|because))|appropriate(?:ly)?)", RegexOptions.IgnoreCase)]
    private static partial Regex AsNeeded();

    [GeneratedRegex(@"\b(?:etc\b\.?|et cetera|and so (?:on|forth)|and the like|as you see fit|somehow)", RegexOptions.IgnoreCase)]
    private static partial Regex AndSoOn();

    [GeneratedRegex(@"\bhandle (?:all |any |the |possible |potential |other )*(?:errors?|exceptions?|failures?|edge cases|corner cases|problems|everything)(?: (?:properly|gracefully|correctly|appropriately|well))?(?=\s*(?:[.,;]|$|and\b)|(?: (?:in|within|inside|of|for|from) [^\s.,;:]+(?:[.:/][^\s.,;:]+)*(?: [\w\-]+)?\s*(?:\.(?=\s|$)|$)))", RegexOptions.IgnoreCase)]
    private static partial Regex HandleErrors();

    // Which errors, or what is valid, is left out.
    [GeneratedRegex(@"\badd (?:some |the |proper |basic |better |more )?(?:error[ -]handling|(?:input )?validation)(?: (?:to|in|for|of) (?:the )?[^\s.,;:]+(?:[.:/][^\s.,;:]+)*(?: [\w\-]+)?)?\s*(?:\.(?=\s|$)|$)", RegexOptions.IgnoreCase)]
    private static partial Regex AddHandling();

    [GeneratedRegex(@"\bmake (?:the |all |any |all the |any other )?(?:necessary|required|needed|appropriate|relevant|corresponding|other) (?:changes|adjustments|updates|modifications|edits)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MakeChanges();

    [GeneratedRegex(@"\b(?:add|include|implement|use|using|write|do|apply|ensure|provide|with|choose|pick|select|find) (?:an? |the |some |all |any )*(?:proper|relevant|sensible|reasonable|robust|adequate|suitable|necessary|various) \w+", RegexOptions.IgnoreCase)]
    private static partial Regex Adequate();

    [GeneratedRegex(@"\b(?:properly|(?:all |the |any )?relevant (?:files|sections|pages|callers|places|tests|parts|code|documentation|docs|components|modules))", RegexOptions.IgnoreCase)]
    private static partial Regex Relevant();

    [GeneratedRegex(@"\b(?:(?:where|if|when|wherever)(?:ver)? possible|where(?:ver)? it makes sense)", RegexOptions.IgnoreCase)]
    private static partial Regex WherePossible();

    [GeneratedRegex(@"\bin (?:a|an|the|some) (?:usual|sensible|reasonable|appropriate|suitable|standard|proper) (?:way|manner|place|form|format)", RegexOptions.IgnoreCase)]
    private static partial Regex UsualWay();

    [GeneratedRegex(@"\b(?:(?:or|and) something (?:similar|like (?:that|this))|or a similar \w+)", RegexOptions.IgnoreCase)]
    private static partial Regex SomethingSimilar();

    [GeneratedRegex(@"\b(?:updat|adjust|chang|adapt|modify|fix)\w* (?:[\w\-`]+ ){0,4}accordingly\b", RegexOptions.IgnoreCase)]
    private static partial Regex Accordingly();

    [GeneratedRegex(@"\b(?:(?:and|plus) (?:any |all )?other (?:related |similar |affected |relevant )(?:files?|places?|code|callers?|tests?|classes|modules)|any other (?:places?|files?|callers?|code)(?: that| which)?|(?:fix|change|update|adapt) whatever\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:(?:do|and) the same (?:for|in|with) the (?:others?|rest|remaining)\b|(?:write|implement|do|finish|update|add) the rest(?=\s*(?:[.,;]|$))|the remaining (?:issues|problems|errors|work|parts|places))", RegexOptions.IgnoreCase)]
    private static partial Regex TheRest();

    [GeneratedRegex(@"\b(?:similar(?:ly)? to|same as|the same way as|analogous(?:ly)? to|just like|like) (?:in )?(?:phase|step|task|unit|above|before|the previous|the one above)\b(?: \d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex LikePhase();

    [GeneratedRegex(@"\b(?:(?:follow(?:ing)?|us(?:e|ing)|apply(?:ing)?) (?:the )?(?:usual|standard|common|industry)? ?best practices?|make sure (?:that )?(?:it|everything|all)(?: still)? works?|clean up (?:as|the rest|everything|the code)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex MakeSure();

    // "Consider a cache", and not "consider a token expired after 15 minutes".
    [GeneratedRegex(@"(?<=^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(?:\*\*)?|[.;:]\s+|\b(?:and|also|then|please|should|may|might|could)\s+|,\s+)consider(?:ing)?\b(?!\s+(?:every|each|all)\b)(?!\s+(?:an?|the|every|each|any|all|it|them|only|`+)\b?[^.;,]{0,40}?\b(?:as|to be|\w+ed|done|equal|empty|valid|invalid|stale|missing|dead|gone|true|false)(?=\s*(?:[.,;]|$|(?:when|if|after|once|unless|until|by|at|as|because|for|on)\b)))\s+`?[\w\-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Consider();

    [GeneratedRegex(@"(?<=^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(?:\*\*)?|[.;]\s+)\(?optional(?:ly\b(?!,?\s+\w+s\b)|(?=:|\)))|\boptionally,?\s+(?:also |to )?(?:add|use|create|include|remove|update|extend|write|log|cache|make|move|rename|show|support|allow|validate|check|emit|export|run|split|handle|set|store|implement|refactor|introduce|replace|expose|provide)\b|\(optional(?:ly)?\)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Optionally();

    [GeneratedRegex(@"\bor similar(?! to\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OrSimilar();

    [GeneratedRegex(@"\bsome (?:kind|sort|form) of\b", RegexOptions.IgnoreCase)]
    private static partial Regex SomeKind();

    [GeneratedRegex(@"\b(?:might|may) (?:also )?(?:want|wish) to\b|\bif you (?:want|wish)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MightWant();

    [GeneratedRegex(@"\b(?:ideally|preferably|feel free to|at your (?:own )?discretion|if desired|if time permits)\b", RegexOptions.IgnoreCase)]
    private static partial Regex IfYouLike();
}
