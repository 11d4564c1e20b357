using System.Text.RegularExpressions;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Truth;

/// <summary>The names that the plan itself brings: in code, in a new file's name, behind "add", "named" and the like.</summary>
internal sealed partial class PlannedNames
{
    // Letters before a name that may say what becomes of it.
    private const int Reach = 600;

    private readonly HashSet<string> surely = new(StringComparer.Ordinal);
    private readonly HashSet<string> maybe = new(StringComparer.Ordinal);

    public PlannedNames(CheckContext context)
    {
        var plan = context.Plan;
        var quoted = new LineSet().Add(plan.Excerpts.Concat(plan.Phases.SelectMany(phase => phase.Excerpts)).Where(excerpt => !excerpt.IsRequiredText), excerpt => excerpt.Span);
        foreach (var line in context.Prose.Fenced.Where(line => !quoted.Contains(line.Line)))
        {
            Add(surely, line.Text);
        }

        foreach (var file in plan.Phases.SelectMany(phase => phase.Files).Where(file => file.Kind is ChangeKind.New or ChangeKind.Rename))
        {
            Add(surely, file.Path);
        }

        foreach (var span in context.Prose.CodeSpans)
        {
            var line = context.Prose.Lines[span.Span.Line - 1];
            var place = Math.Min(span.Span.Column - 1, line.Length);
            // What is "new" a line above is made as well, as long as its sentence goes on.
            var above = span.Span.Line > 1 && place < Reach && !Ended().IsMatch(line.AsSpan(0, place)) ? context.Prose.Lines[span.Span.Line - 2] : "";
            if (Made(line.AsSpan(Math.Max(0, place - Reach), Math.Min(place, Reach)), line.AsSpan(place), above) is { } made)
            {
                Add(made ? surely : maybe, span.Content);
            }
        }
    }

    /// <summary>True for a name that the plan makes.</summary>
    public bool Makes(string name) => surely.Contains(name);

    /// <summary>True for a name that the plan may be making: one that is nearly a name that is there is more likely a slip.</summary>
    public bool MayMake(string name) => maybe.Contains(name);

    // Surely, perhaps, or not at all.
    private static bool? Made(ReadOnlySpan<char> before, ReadOnlySpan<char> behind, string above)
    {
        var last = before[^Math.Min(before.Length, Reach / 4)..];
        if (Becomes().IsMatch(last) || Turned().IsMatch(behind))
        {
            return true;
        }

        // "Add a check to `verify`", "… and change `verify`": it is there, or another line makes it.
        if (Changed().IsMatch(last))
        {
            return null;
        }

        if (Making().IsMatch(before))
        {
            return AtPlace().IsMatch(last) ? null : true;
        }

        return Making().IsMatch(above) ? true : MayMake().IsMatch(before) || OneOf().IsMatch(last) || MayMake().IsMatch(above) ? false : null;
    }

    private static void Add(HashSet<string> names, string text)
    {
        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in Part().EnumerateMatches(text))
        {
            known.Add(text.AsSpan(part.Index, part.Length));
        }
    }

    [GeneratedRegex(@"[A-Za-z_$][\w$]*")]
    private static partial Regex Part();

    // Everything that a line names behind such a word is made.
    [GeneratedRegex(@"\b(?:add(?:s|ed|ing)?|create[sd]?|creating|introduc\w+|new|defin\w+|export(?:s|ing|ed)?|expos\w+|declar\w+|write|implement\w*|named|called|to be|becomes?|into|extract\w*|generat\w+|rejected|with tests?|gives?|gains?|provid\w+|offers?|scaffold\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Making();

    [GeneratedRegex(@"\b(?:insert\w*|emit\w*|return\w*|throw\w*|raise[sd]?|register\w*|instead of(?! the\b)|package|library|header|cookie|variable|option|flag|event|attribute|claim)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MayMake();

    // "a property `LastSeen`", "two helpers `one` and `two`", "the columns `one` and `two`", "replace it by `other`".
    [GeneratedRegex(@"\b(?:an?|another|one|two|three|four|five)\s+(?:[\w\-]+\s+){1,3}(?:`+(?:,| and| or)\s+)*$|\b(?:fields?|columns?|properties|props|keys|parameters?|arguments?|members)\s+(?:`+(?:,| and| or)\s+)*$|\breplac\w+\b[^.;]*\b(?:by|with)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex OneOf();

    // "rename `a` to `b`"
    [GeneratedRegex(@"\b(?:renam\w+|turn\w*|convert\w*)\b[^.;]*\s(?:to|into|as|→|->)\s+(?:an? )?$|(?:→|->)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Becomes();

    // "make `Reader` a class"
    [GeneratedRegex(@"^`+ (?:an? \w|\((?:new|to be)\b|\(a new\b|will be (?:a|the|new)\b)")]
    private static partial Regex Turned();

    [GeneratedRegex(@"\b(?<!\bor\s)(?:existing|current|remove|delete|replace|edit|change|update|extend|refactor|fix|callers? of|body of)\s+(?:the\s+)?(?:(?:method|function|class|type|interface|field|property|constant|struct|enum)\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Changed();

    [GeneratedRegex(@"(?:(?<!\b(?:extract|mov|renam|split|convert|turn|chang|switch)[^.;]{0,100})\bto|\b(?:in|inside|of|from|before|after|within))\s+(?:the\s+)?(?:existing\s+)?(?:(?:method|function|class|type|interface|struct|record|component)\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AtPlace();

    [GeneratedRegex(@"[.;:]\s|^\s*(?:[-*+]|\d+[.)])\s")]
    private static partial Regex Ended();
}
