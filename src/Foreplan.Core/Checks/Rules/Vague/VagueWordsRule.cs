using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Phrases that hand a decision on to whoever carries the plan out.</summary>
internal sealed partial class VagueWordsRule : IPlanRule
{
    private static readonly Phrases Vague = new(
        ["appropriate", "as needed", "as necessary", "if needed", "if necessary", "where needed", "where necessary", "as required", "etc", "so on", "so forth", "handle", "similar to", "same as", "like phase", "like step",
         "like task", "analogous", "where applicable", "if applicable", "relevant", "somehow", "proper", "best practice", "usual", "make sure", "and the like", "as you see fit", "sensible", "reasonable", "robust", "clean up", "various"],
        Phrase());

    public IEnumerable<Diagnostic> Check(CheckContext context) =>
        context.Work
            .Select(line => (line.Line, Match: Vague.In(line.Text)))
            .Where(found => found.Match is not null)
            .Select(found => context.At(Problems.VagueWords(found.Match?.Value.Trim() ?? ""), SourceSpan.At(found.Line, (found.Match?.Index ?? 0) + 1)));

    [GeneratedRegex(
        @"\b(?:(?:as|if|when|where)(?:ver)? (?:appropriate|needed|necessary|required|applicable)(?! (?:by|for|to|in|on|at|under|when|because))|appropriate(?:ly)?|etc\b\.?|and so (?:on|forth)|and the like|as you see fit|somehow"
        + @"|handle (?:all |any |the |possible |potential |other )*(?:errors?|exceptions?|failures?|edge cases|corner cases|problems|everything)(?: (?:properly|gracefully|correctly|appropriately|well))?(?=\s*(?:[.,;]|$|and\b))"
        + @"|(?:add|include|implement|use|write|do|apply|ensure|provide) (?:the |some |all |any )*(?:proper|relevant|sensible|reasonable|robust|adequate|suitable|necessary|various) \w+|properly|(?:all |the |any )?relevant (?:files|places|tests|parts|code|documentation|docs|components|modules)"
        + @"|(?:similar(?:ly)? to|same as|the same way as|analogous(?:ly)? to|just like|like) (?:in )?(?:phase|step|task|unit|above|before|the previous|the one above)\b(?: \d+)?"
        + @"|(?:follow|use|apply) (?:the )?(?:usual|standard|common|industry)? ?best practices?|make sure (?:that )?(?:it|everything|all)(?: still)? works?|clean up (?:as|the rest|everything|the code)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Phrase();
}
