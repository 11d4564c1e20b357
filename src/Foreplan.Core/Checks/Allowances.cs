using System.Text.RegularExpressions;
using Foreplan.Diagnostics;

namespace Foreplan.Checks;

/// <summary>
/// What a plan lets pass. Behind text it is about that line; on a line of its own about what follows up to the next heading; before the first section about the whole plan.
/// What protects the reader (hidden characters, secrets, text that talks to models, commands that reach outside) and what could not be read is not let pass by the text itself.
/// </summary>
internal sealed partial class Allowances
{
    private const int FewestLetters = 8;

    // Whoever lets so much pass wants no check; the rest is of no effect.
    private const int Most = 500;

    private static readonly string[] Protected = ["PL0", "PL15", "PL16", "PL45", "PL5", "PL6", "PL7"];

    private readonly List<Allowance> all = [];

    public Allowances(CheckContext context)
    {
        foreach (var comment in context.Prose.Comments.Where(IsOne).Take(Most))
        {
            var match = Mark().Match(comment.Text);
            var (from, to) = Reach(context.Prose.Lines, comment.Line);
            foreach (var id in Id().Matches(match.Groups["ids"].Value).Take(Most - all.Count))
            {
                all.Add(new(id.Value.ToUpperInvariant(), match.Groups["why"].Value.Trim(), comment.Line, from, to));
            }
        }
    }

    public static bool IsOne(CommentText comment) => Mark().IsMatch(comment.Text);

    public IEnumerable<Diagnostic> Apply(IEnumerable<Diagnostic> found, Func<Diagnostic, int, Diagnostic> at)
    {
        if (all.Count == 0)
        {
            return found;
        }

        var used = new HashSet<Allowance>();
        var kept = new List<Diagnostic>();
        foreach (var diagnostic in found)
        {
            var allowance = all.Find(one => one.Id == diagnostic.Id && one.Covers(diagnostic.Line ?? 1) && IsGood(one));
            if (allowance is null)
            {
                kept.Add(diagnostic);
            }
            else if (used.Add(allowance))
            {
                kept.Add(at(Problems.Allowed(diagnostic.Id, diagnostic.Message, allowance.Reason), allowance.Line));
            }
        }

        foreach (var one in all)
        {
            if (!HasReason(one))
            {
                kept.Add(at(Problems.AllowWithoutReason(one.Id), one.Line));
            }
            else if (IsProtected(one.Id))
            {
                kept.Add(at(Problems.AllowNotPossible(one.Id), one.Line));
            }
            else if (!used.Contains(one))
            {
                kept.Add(at(Problems.AllowUnused(one.Id), one.Line));
            }
        }

        return kept;
    }

    private static bool IsGood(Allowance one) => HasReason(one) && !IsProtected(one.Id);

    private static bool HasReason(Allowance one) => one.Reason.Count(char.IsLetter) >= FewestLetters;

    private static bool IsProtected(string id) => Array.Exists(Protected, start => id.StartsWith(start, StringComparison.Ordinal));

    private static (int From, int To) Reach(string[] lines, int line)
    {
        if (line <= lines.Length && lines[line - 1].AsSpan().Trim() is { IsEmpty: false } text && !text.StartsWith("#"))
        {
            return (line, line);
        }

        var isFirst = true;
        for (var at = 0; at < Math.Min(line - 1, lines.Length) && isFirst; at++)
        {
            isFirst = !lines[at].StartsWith("##", StringComparison.Ordinal);
        }

        if (isFirst)
        {
            return (1, int.MaxValue);
        }

        var end = line;
        while (end < lines.Length && !lines[end].StartsWith('#'))
        {
            end++;
        }

        return (line, end);
    }

    [GeneratedRegex(@"^\s*foreplan:\s*allow\s+(?<ids>PL\d{3}(?:\s*,?\s*(?:and\s+)?PL\d{3})*)\s*(?:[:,–—-]\s*)?(?:because\b)?(?<why>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"PL\d{3}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
