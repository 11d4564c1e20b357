using System.Text.RegularExpressions;
using Foreplan.Checks.Rules.Vague;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Safety;

/// <summary>Text that talks to a model instead of describing work, in what a person reads and in comments that nobody sees.</summary>
internal sealed partial class AddressRule : IPlanRule
{
    private const string Greeting = @"(?:for|dear|attention|note to|hey|hello|to)\s*,?\s*(?:(?:the|any|all) )?(?:agentic workers?|claude(?: code)?|chatgpt|gpt|gemini|copilot|codex|(?:ai |coding |executing |llm )?(?:agents?|assistants?)|llms?|language models?|ai models?)\s*(?:\*\*)?\s*[:,!]";
    private const string Models = "agentic claude chatgpt gpt gemini copilot codex agent agents assistant assistants llm llms model models";

    private const int LongestJoined = 2_000;

    private const string Orders = "ignore disregard forget override bypass";

    private static readonly Phrases Overriding = new(
        (Orders, Override()),
        ("im system endoftext inst instruction instructions", Instructions()),
        ("tell inform mention show alert telling informing asking", WithoutTelling()),
        ("now reveal", NowOrReveal()),
        ("report you skip", ReportsGreen()));

    private static readonly Phrases Ordering = new((Orders, Override()));

    // What a comment says nobody sees: there a shorter order is one.
    private static readonly Phrases Hidden = new(("ignore disregard forget system", HiddenOrder()));

    private static readonly Phrases Speaking = new(
        (Models, Greets()),
        (Models, GreetsInBold()),
        ("you", YouAre()),
        ("ai", AsAnAi()),
        ("claude chatgpt gemini copilot codex assistant", Asks()),
        ("obey comply respond answer reply output say", Must()));

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var lines = new HashSet<int>();
        foreach (var over in Overriding.In(context.Prose))
        {
            lines.Add(over.Line);
            yield return Overrides(context, over.Match, over.Line);
        }

        foreach (var speaks in Speaking.In(context.Prose))
        {
            if (!lines.Contains(speaks.Line))
            {
                yield return Speaks(context, speaks.Match, speaks.Line);
            }
        }

        foreach (var found in Elsewhere(context, lines))
        {
            yield return found;
        }

        foreach (var comment in context.Prose.Comments.Where(comment => !Allowances.IsOne(comment)))
        {
            if ((Overriding.In(comment.Text) ?? Hidden.In(comment.Text)) is { } over)
            {
                yield return Overrides(context, over, comment.Line);
            }
            else if (Speaking.In(comment.Text) is { } speaks)
            {
                yield return Speaks(context, speaks, comment.Line);
            }
        }
    }

    // An order that goes on in the next line, and one that is quoted or in code, which a model reads as well.
    private static IEnumerable<Diagnostic> Elsewhere(CheckContext context, HashSet<int> lines)
    {
        var prose = context.Prose;
        for (var at = 0; at + 1 < prose.Lines.Length; at++)
        {
            if (Ordering.MayStand(prose.Words[at]) && prose.Lines[at].Length < LongestJoined && prose.Lines[at + 1].Length < LongestJoined && !lines.Contains(at + 1) && !lines.Contains(at + 2)
                && Overriding.In($"{prose.Lines[at].TrimEnd()} {prose.Lines[at + 1].TrimStart()}") is { } over)
            {
                yield return Overrides(context, over, at + 1);
            }
        }

        foreach (var found in Ordering.In(Array.ConvertAll([.. prose.Fenced], line => Cut(line.Text))))
        {
            yield return Speaks(context, found.Match, prose.Fenced[found.Line - 1].Line);
        }

        foreach (var found in Ordering.In(Array.ConvertAll([.. prose.CodeSpans], span => Cut(span.Content))))
        {
            yield return Speaks(context, found.Match, prose.CodeSpans[found.Line - 1].Span.Line);
        }
    }

    private static string Cut(string code) => code.Length < LongestJoined ? code : "";

    private static Diagnostic Overrides(CheckContext context, Match match, int line) => context.At(Problems.TextOverrides(Short(match.Value)), SourceSpan.At(line));

    private static Diagnostic Speaks(CheckContext context, Match match, int line) => context.At(Problems.TextSpeaksToModel(Short(match.Value)), SourceSpan.At(line));

    private static string Short(string text) => text.Trim() is { Length: > 60 } long_ ? long_[..60] + "…" : text.Trim();

    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}?\b(?:previous|prior|above|earlier|preceding|all|any|your|system|these|those)\b[^.\n]{0,30}?\b(?:instructions?|(?<!\b(?:shell|bash|zsh|terminal|command|confirmation|password|login|sudo|overwrite|install(?:er|ation)?|cli|permission|user)\s)prompts?|(?<!\b(?:lint(?:er|ing)?|eslint|validation|style|format(?:ting)?|routing|firewall|css|build|branch|access)\s)rules?(?! (?:in|of|from) (?:the )?[`.])|guidelines?|directions?|constraints? you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Override();

    [GeneratedRegex(@"<\|(?:im_start|im_end|system|endoftext)\|>|\[/?INST\]|</?(?:system|instructions)>|\b(?:new|updated|real|actual) (?:system )?instructions?\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Instructions();

    [GeneratedRegex(@"\b(?:(?:do not|don't|never) (?:tell|inform|mention (?:this|it) to|show (?:this|it) to|alert) the (?:user|person|human|reviewer|developer)\b|without (?:telling|informing|asking) the (?:user|human|person|reviewer)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex WithoutTelling();

    [GeneratedRegex(@"\b(?:you are now (?:in|a|an|the|allowed|free)\b|reveal (?:your|the) (?:system )?prompt\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NowOrReveal();

    [GeneratedRegex(@"^\W*" + Greeting, RegexOptions.IgnoreCase)]
    private static partial Regex Greets();

    [GeneratedRegex(@"\*\*" + Greeting, RegexOptions.IgnoreCase)]
    private static partial Regex GreetsInBold();

    [GeneratedRegex(@"\byou are (?:an? |the )?(?:[\w-]+ ){0,4}(?:ai|assistant|agent|language model|llm|claude|chatgpt|gpt-?\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex YouAre();

    [GeneratedRegex(@"\bas an ai\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsAnAi();

    [GeneratedRegex(@"\b(?:claude|chatgpt|gemini|copilot|codex|assistant)\s*,\s*(?:please|you|skip|ignore|approve|mark|report|pretend)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(?:claude|chatgpt|the (?:ai|model|assistant)) (?:must|should|shall) (?:now |always |never )?(?:obey|comply|respond|answer|reply|output|say)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Must();

    [GeneratedRegex(@"\byou must not (?:run|execute) (?:the |any )?(?:gates?|tests?|checks?|verification)\b|\breport (?:them|everything|the (?:gates|tests|checks)) (?:all )?(?:as )?(?:green|passed|passing|successful)\b|\bskip the (?:gates|verification)[^.\n]{0,40}\breport\b", RegexOptions.IgnoreCase)]
    private static partial Regex ReportsGreen();

    [GeneratedRegex(@"\b(?:ignore|disregard|forget) (?:all |everything )?(?:of )?(?:the |that is |what is )?(?:above|previous|prior|earlier|preceding)\b|^\s*system\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenOrder();
}
