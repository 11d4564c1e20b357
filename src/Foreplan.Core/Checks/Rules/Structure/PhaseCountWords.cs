using System.Text.RegularExpressions;
using Foreplan.Checks.Rules.Vague;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>
/// What a text says of the number of its phases. Programs have phases too: only what is said of the plan, of the work or of all phases is surely about this plan;
/// what may be about it is told apart, and what is said of something else is left alone.
/// </summary>
internal static partial class PhaseCountWords
{
    private const string Phases = @"(?<![\d.\-–/])\b" + CountRule.Number + @"(?: \(\d{1,2}\))?(?: (?:implementation|sequential|independent|small|ordered|consecutive|numbered|separate|distinct))? phases\b";
    private const string Cut = @"(?:done|split(?: up)?|divided|cut|broken(?: up| down)?|carried out|implemented|built|delivered|organi[sz]ed|structured|made|planned)";
    private const string Work = @"(?:this|the|our)(?: (?:whole|entire))? (?:plan|work|implementation|change|project|rewrite|refactoring)";
    private const string Begin = @"(?:^[\s#>*+\-]*(?:\d+[.)]\s+)?|[.!?][*_]*\s+[*_]*)";
    private const string Of = @" (?:of|that|which|in|where|with|named|called)\b";

    // Every number but the right one is wrong.
    private static readonly Regex[] OfThePlan = [OfWork(), ThereAre(), Following(), Every(), Title(), Hyphen(), Total(), SplitWork()];

    // Fewer may be some of them.
    private static readonly Regex[] OfThePhases = [Definite(), Alone()];

    private static readonly Regex[] OfIt = [It()];

    private static readonly Regex[] MaybeOfThePlan = [AtTheEnd(), InFront(), ThereAreNamed(), Label(), OneOf(), Subject()];

    // Nearly all speak of "phases", which most plans seldom do: each "Phase 2" is only read for those that speak of one.
    private static readonly Regex[] OfOne = [OfWork(), Hyphen(), OneOf()];

    private static readonly Phrases All = new([.. OfThePlan.Concat(OfThePhases).Concat(OfIt).Concat(MaybeOfThePlan).Select(phrase => (OfOne.Contains(phrase) ? "phases phase" : "phases", phrase))]);

    /// <summary>The numbers that are said and are none of these.</summary>
    /// <param name="prose">The plan's text.</param>
    /// <param name="counts">How many there are; several where a phase comes again.</param>
    /// <param name="isOverview">Whether a line tells about the plan as a whole.</param>
    public static IEnumerable<(PhraseFound Found, int Number, bool IsSure)> Wrong(Prose prose, int[] counts, Func<int, bool> isOverview)
    {
        HashSet<(int, int)> told = [];
        foreach (var found in All.AllIn(prose))
        {
            if (CountRule.NumberOf(found.Match.Groups["n"].Value) is { } number && !counts.Contains(number) && IsSure(prose, found, number > counts.Max(), isOverview) is { } sure
                && !Otherwise().IsMatch(Sentence(prose.Lines[found.Line - 1], found.Match)) && told.Add((found.Line, number)))
            {
                yield return (found, number, sure);
            }
        }
    }

    // Null for what is said of some of the phases.
    private static bool? IsSure(Prose prose, PhraseFound found, bool isMore, Func<int, bool> isOverview)
    {
        var kind = found.Kind - OfThePlan.Length;
        return kind < 0 ? true
            : kind < OfThePhases.Length ? (isMore ? true : IsOfSome(prose.Lines[found.Line - 1], found) ? null : false)
            : kind < OfThePhases.Length + OfIt.Length && isOverview(found.Line);
    }

    // "Phases 1 and 2 are small; the two phases …", "these two phases".
    private static bool IsOfSome(string line, PhraseFound found) => found.Match.Groups["these"].Success || Named().IsMatch(line);

    // From where the sentence begins to the end of the phrase.
    private static string Sentence(string line, Match match)
    {
        var start = line.AsSpan(0, match.Index + 1).LastIndexOfAny(".!?;") + 1;
        return line[start..(match.Index + match.Length)];
    }

    [GeneratedRegex(@"\b" + Work + @" (?:\w+ly )?(?:has|takes|needs|comprises|contains|spans|(?:consists|is made up) of|(?:runs|goes|proceeds|comes|happens) in|(?:is|was|will be|has been|gets) (?:\w+ly )?" + Cut + @" (?:in|into|over|across)) (?:only |exactly |a total of |just )?(?:" + Phases + @"|(?<n>one)(?: single)? phase\b|a (?<n>single) phase\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OfWork();

    [GeneratedRegex(@"\bThere are (?:only |exactly |a total of )?" + Phases + @"(?= (?:in (?:all|total|order|this plan)|below|here)\b|[*_]*\s*(?:[.,;!)]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex ThereAre();

    [GeneratedRegex(@"(?<!\b(?:last|first|next|other|remaining)\s)(?:\bthe following " + Phases + "|" + Phases + @"(?: follow\b| below\b| in (?:all|total)\b|, (?:in order|one (?:commit|after|by)|each\b)))", RegexOptions.IgnoreCase)]
    private static partial Regex Following();

    [GeneratedRegex(@"\b(?:all(?: of)?(?: the| these)?|each of the|every one of the) " + Phases + @"(?!" + Of + @"|\s*[:(])", RegexOptions.IgnoreCase)]
    private static partial Regex Every();

    [GeneratedRegex(@"^#{1,2} .*\(" + Phases + @"\)", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<!\b(?:earlier|old|previous|former|original|first|another) )(?<![\d.\-–/])\b" + CountRule.Number + @"-phase (?:implementation )?plan\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"(?:^|[.!?]\s)\W{0,6}(?:(?:total )?number of phases|total phases)\W{1,6}" + CountRule.Number + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex Total();

    [GeneratedRegex(@"\b(?:split|divide|cut|break)s?(?:ting)? (?:" + Work + @"|work|it|this)(?: up| down)? into " + Phases, RegexOptions.IgnoreCase)]
    private static partial Regex SplitWork();

    [GeneratedRegex(@"(?<!\ball )\b(?:of the|the|(?<these>these|those)) " + Phases + @"(?!" + Of + @"|\s*[:(])", RegexOptions.IgnoreCase)]
    private static partial Regex Definite();

    [GeneratedRegex(Begin + Phases + @"(?=[*_]*\s*(?:\.|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Alone();

    [GeneratedRegex(Begin + @"It (?:takes|consists of|comprises|(?:is|will be) " + Cut + @" (?:in|into|over)) (?:only |exactly |a total of |just )?" + Phases, RegexOptions.IgnoreCase)]
    private static partial Regex It();

    // What a thing does that is no plan is said of the thing.
    [GeneratedRegex(Begin + @"(?!(?:The|An?|Its?|Each|Every|This|That|They|Both|\w+ (?:works|runs|happens|ends|starts|proceeds|operates|shuts|goes|comes)) )[^.!?]*\b(?:in|into) " + Phases + @"(?=[*_]*\s*(?:[.!;)]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex AtTheEnd();

    [GeneratedRegex(Begin + @"In " + Phases + @"(?=,? )", RegexOptions.IgnoreCase)]
    private static partial Regex InFront();

    [GeneratedRegex(@"\bThere are " + Phases + @"(?=[*_]*:[*_]*\s*$)", RegexOptions.IgnoreCase)]
    private static partial Regex ThereAreNamed();

    [GeneratedRegex(@"(?:^|[.!?;]\s)\W{0,6}phases\W{1,4}" + CountRule.Number + @"(?=\s*(?:$|[.;)]))", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"\bphase \d{1,2} of (?<n>\d{1,2})\b(?! [a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex OneOf();

    // "Four phases lead there."
    [GeneratedRegex(Begin + Phases + @"(?! (?:of|that|which|in|where|with|named|called|later|earlier|ago|before|after|at a time)\b)(?= [a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\b(?:could|would|might|may|instead of|rather than|not|earlier|previous|old|former|originally|today|used to|ran)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Otherwise();

    [GeneratedRegex(@"\bphases? \d", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
