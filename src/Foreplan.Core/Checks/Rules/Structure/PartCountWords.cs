using System.Text.RegularExpressions;
using Foreplan.Checks.Rules.Vague;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>What sentences say of the number of requirements, risks, questions and the like, and what a phase says of its own steps and files.</summary>
internal static partial class PartCountWords
{
    private static readonly Phrases OfThePlan = new(
        ("requirements constraints criteria risks cases decisions questions", Parts()),
        ("questions", Asked()));

    private static readonly Phrases OfAPhase = new(("steps files", Own()));

    /// <summary>The numbers that differ from what is there.</summary>
    public static IEnumerable<(PhraseFound Found, string What, int Number, int There)> Wrong(CheckContext context)
    {
        foreach (var found in OfThePlan.AllIn(context.Prose))
        {
            var what = found.Match.Groups["what"].Value;
            if (CountRule.NumberOf(found.Match.Groups["n"].Value) is { } number && CountOf(context, what) is > 0 and var there && there != number)
            {
                yield return (found, what, number, there);
            }
        }

        foreach (var found in OfAPhase.AllIn(context.Prose))
        {
            if (context.Plan.Phases.FirstOrDefault(phase => phase.Span.Line <= found.Line && found.Line <= phase.Span.EndLine) is not { } phase)
            {
                continue;
            }

            foreach (Capture what in found.Match.Groups["what"].Captures)
            {
                var at = found.Match.Groups["what"].Captures.ToList().IndexOf(what);
                var there = what.Value.StartsWith('s') ? phase.Steps.Count : phase.Files.Any(file => file.IsGlob) ? 0 : phase.Files.Count;
                if (CountRule.NumberOf(found.Match.Groups["n"].Captures[at].Value) is { } number && there > 0 && number != there)
                {
                    yield return (found, what.Value, number, there);
                }
            }
        }
    }

    private static int CountOf(CheckContext context, string what) => what.ToLowerInvariant() switch
    {
        "requirements" => context.Spec?.Requirements.Count ?? 0,
        "constraints" => context.Spec?.Constraints.Count ?? 0,
        "risks" => context.Plan.Risks.Count,
        "edge cases" => context.Plan.EdgeCases.Count,
        "decisions" => context.Plan.Decisions.Count,
        "questions" => context.Plan.Questions.Count,
        _ => context.Spec?.Criteria.Count ?? 0,
    };

    // Of things in the program is spoken with more words: "the two questions of the form".
    [GeneratedRegex(@"\b(?:(?:this|the) (?:plan|spec|specification) (?:has|names|lists|holds|takes) (?:only |exactly )?|all(?: of)?(?: the)? |each of the )" + CountRule.Number + @" (?<what>requirements|constraints|(?:success )?criteria|risks|edge cases|decisions|questions)\b(?! (?:of|for|in|on|about|from|that|which|with|to)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?:^|[.!?]\s+)" + CountRule.Number + @" (?<what>questions) (?:were|are|was|have been) (?:asked|answered)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bThis phase (?:(?:has|takes|needs|changes|touches|edits|writes|is|works on) (?:only |exactly )?(?:" + CountRule.Number + @" (?<what>steps|files)\b)(?! (?:of|in|that|which|for)\b)(?:,? and )?){1,3}", RegexOptions.IgnoreCase)]
    private static partial Regex Own();
}
