using System.Text.RegularExpressions;
using Foreplan.Checks.Rules.Vague;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Safety;

/// <summary>Text that talks to a model instead of describing work, in what a person reads and in comments that nobody sees.</summary>
internal sealed partial class AddressRule : IPlanRule
{
    private static readonly Phrases Overriding = new(["ignore", "disregard", "forget", "override", "system", "instruction", "<|", "[inst]", "do not tell", "don't tell", "without telling", "jailbreak", "you are now"], Override());

    private static readonly Phrases Speaking = new(["claude", "chatgpt", "gpt", "gemini", "copilot", "assistant", "agent", "llm", "language model", "as an ai", "you are a", "ai model", "codex"], Speak());

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var seen = context.Prose.Lines.Select((text, index) => new WorkLine(text, index + 1))
            .Concat(context.Prose.Comments.Where(comment => !Allowances.IsOne(comment)).Select(comment => new WorkLine(comment.Text, comment.Line)));
        foreach (var (text, line) in seen.Where(line => line.Text.Length > 0))
        {
            if (Overriding.In(text) is { } over)
            {
                yield return context.At(Problems.TextOverrides(Short(over.Value)), SourceSpan.At(line));
            }
            else if (Speaking.In(text) is { } speaks)
            {
                yield return context.At(Problems.TextSpeaksToModel(Short(speaks.Value)), SourceSpan.At(line));
            }
        }
    }

    private static string Short(string text) => text.Trim() is { Length: > 60 } long_ ? long_[..60] + "…" : text.Trim();

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}?\b(?:previous|prior|above|earlier|preceding|all|any|your|system|these|those)\b[^.\n]{0,30}?\b(?:instructions?|prompts?|rules?|guidelines?|directions?|constraints? you)\b"
        + @"|<\|(?:im_start|im_end|system|endoftext)\|>|\[/?INST\]|</?(?:system|instructions)>|\b(?:do not|don't|never) (?:tell|inform|mention (?:this|it) to|show (?:this|it) to|alert) the (?:user|person|human|reviewer|developer)\b|\bwithout (?:telling|informing|asking) the (?:user|human|person|reviewer)\b"
        + @"|\b(?:new|updated|real|actual) (?:system )?instructions?\s*:|\byou are now (?:in|a|an|the|allowed|free)\b|\breveal (?:your|the) (?:system )?prompt\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Override();

    [GeneratedRegex(
        @"(?:^\W*|\*\*)(?:for|dear|attention|note to|hey|hello|to)\s*,?\s*(?:(?:the|any|all) )?(?:agentic workers?|claude(?: code)?|chatgpt|gpt|gemini|copilot|codex|(?:ai |coding |executing |llm )?(?:agents?|assistants?)|llms?|language models?|ai models?)\s*(?:\*\*)?\s*[:,!]"
        + @"|\byou are (?:an? |the )?(?:[\w-]+ ){0,4}(?:ai|assistant|agent|language model|llm|claude|chatgpt|gpt-?\w*)\b|\bas an ai\b|\b(?:claude|chatgpt|gemini|copilot|codex|assistant)\s*,\s*(?:please|you)\b|\b(?:claude|chatgpt|the (?:ai|model|assistant)) (?:must|should|shall) (?:now |always |never )?(?:obey|comply|respond|answer|reply|output|say)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Speak();
}
