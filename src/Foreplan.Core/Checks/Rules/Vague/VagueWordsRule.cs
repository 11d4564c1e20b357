using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Phrases that hand a decision on to whoever carries the plan out.</summary>
internal sealed partial class VagueWordsRule : IPlanRule
{
    private static readonly Phrases Vague = new(
        ["appropriate", "as needed", "as necessary", "if needed", "if necessary", "where needed", "where necessary", "as required", "etc", "so on", "so forth", "handle", "similar", "same as", "like in", "like phase", "like step",
         "like task", "analogous", "where applicable", "if applicable", "relevant", "somehow", "proper", "best practice", "usual", "make sure", "and the like", "as you see fit", "sensible", "reasonable", "robust", "clean up", "various", "suitable", "related", "accordingly", "sensible", "something", "sense", "where possible", "if possible", "whatever", "other places", "other files", "others", "the rest", "remaining"],
        Phrase());

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var found in Vague.In(context.Prose, context.Work))
        {
            yield return context.At(Problems.VagueWords(found.Text), found.Span);
        }
    }

    [GeneratedRegex(
        @"\b(?:(?:as|if|when|where)(?:ver)? (?:appropriate|needed|necessary|required|applicable)(?! (?:by|for|to|in|on|at|under|when|because))|appropriate(?:ly)?|etc\b\.?|and so (?:on|forth)|and the like|as you see fit|somehow"
        + @"|handle (?:all |any |the |possible |potential |other )*(?:errors?|exceptions?|failures?|edge cases|corner cases|problems|everything)(?: (?:properly|gracefully|correctly|appropriately|well))?(?=\s*(?:[.,;]|$|and\b))"
        + @"|(?:add|include|implement|use|using|write|do|apply|ensure|provide|with|choose|pick|select|find) (?:an? |the |some |all |any )*(?:proper|relevant|sensible|reasonable|robust|adequate|suitable|necessary|various) \w+|properly|(?:all |the |any )?relevant (?:files|places|tests|parts|code|documentation|docs|components|modules)"
        + @"|(?:where|if|when|wherever)(?:ver)? possible|where(?:ver)? it makes sense|in (?:a|an|the|some) (?:usual|sensible|reasonable|appropriate|suitable|standard|proper) (?:way|manner|place|form|format)|(?:or|and) something (?:similar|like (?:that|this))|or a similar \w+"
        + @"|(?:updat|adjust|chang|adapt|modify|fix)\w* (?:[\w\-`]+ ){0,4}accordingly\b|(?:and|plus) (?:any |all )?other (?:related |similar |affected |relevant )(?:files?|places?|code|callers?|tests?|classes|modules)|any other (?:places?|files?|callers?|code)(?: that| which)?|(?:fix|change|update|adapt) whatever\b"
        + @"|(?:do|and) the same (?:for|in|with) the (?:others?|rest|remaining)\b|(?:write|implement|do|finish|update|add) the rest(?=\s*(?:[.,;]|$))|the remaining (?:issues|problems|errors|work|parts|places)|(?:similar(?:ly)? to|same as|the same way as|analogous(?:ly)? to|just like|like) (?:in )?(?:phase|step|task|unit|above|before|the previous|the one above)\b(?: \d+)?"
        + @"|(?:follow(?:ing)?|us(?:e|ing)|apply(?:ing)?) (?:the )?(?:usual|standard|common|industry)? ?best practices?|make sure (?:that )?(?:it|everything|all)(?: still)? works?|clean up (?:as|the rest|everything|the code)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Phrase();
}
