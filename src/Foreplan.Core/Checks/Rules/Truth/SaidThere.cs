using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Truth;

/// <summary>Whether the text speaks of a symbol as of something that is there.</summary>
internal sealed partial class SaidThere(CheckContext context, TreeFiles files)
{
    // Letters around a name that may say where it is; the mark of an item is among them.
    private const int Reach = 400;

    private readonly Dictionary<string, bool> isFile = new(StringComparer.Ordinal);
    private readonly LineSet told = new LineSet().Add(context.Plan.Context, item => item.Span);

    /// <summary>"`verify` in `src/jwt.js`", "In `verify` (`src/jwt.js`)": there is such a file, and it is named as the symbol's own.</summary>
    public bool InFile(SourceSpan place)
    {
        var (before, from) = At(place);
        return In().Match(from) is { Success: true } match && IsFile(match.Groups["path"].Value)
            && (match.Groups["of"].Success || !Used().IsMatch(before));
    }

    /// <summary>True behind a word of changing, in what was found, and where a sentence is about the symbol.</summary>
    public bool IsAt(SourceSpan place) => told.Contains(place.Line) || IsChanged(place);

    /// <summary>The same without what was found.</summary>
    public bool IsChanged(SourceSpan place)
    {
        var (before, from) = At(place);
        return Subject().IsMatch(from) || There().IsMatch(before) || Inner().IsMatch(before);
    }

    /// <summary>True where the text only uses a symbol, as it would one of a library.</summary>
    public bool IsUsed(SourceSpan place) => Used().IsMatch(At(place).Before);

    // A name, or the end of a path, stands for the file that ends so.
    private bool IsFile(string path)
    {
        if (!isFile.TryGetValue(path, out var known))
        {
            known = files.Tree.Exists(path) || files.Tree.Paths.Any(whole => whole.Length > path.Length && whole[^(path.Length + 1)] == '/' && whole.EndsWith(path, StringComparison.Ordinal));
            isFile.Add(path, known);
        }

        return known;
    }

    private (string Before, string From) At(SourceSpan place)
    {
        var masked = context.Prose.Lines[place.Line - 1];
        var line = context.Plan.Source.Lines[place.Line - 1];
        var end = Math.Min(place.Column - 1, masked.Length);
        return (masked[Math.Max(0, end - Reach)..end], line[Math.Min(place.Column - 1, line.Length)..Math.Min(line.Length, place.Column + Reach)]);
    }

    [GeneratedRegex(@"\b(?:existing|current|currently|today|already|old|remove|delete|rename|replace|edit|change|update|extend|refactor|move|fix|call|calls|callers? of|uses? of|inside|body of|let|split|inline|wrap|keep|instead of(?=\s+the\b)|the (?:method|function|class|type|interface|field|property|constant|struct|enum))\s+(?:the\s+)?$"
        + @"|\b(?:edit|change|update|modify|extend|refactor)\s+`+:\s*$|^\s*(?:[-*+]|\d+[.)])\s+In $", RegexOptions.IgnoreCase)]
    private static partial Regex There();

    // "In `src/jwt.js`, in `verify`, …", "move the check from `verify` …"
    [GeneratedRegex(@"^\s*(?:[-*+]|\d+[.)])\s+In `+,? in (?:the (?:method|function|class) )?$|\b(?:move|extract|pull|lift|take)\b[^.;`]{1,60}\b(?:from|out of) $", RegexOptions.IgnoreCase)]
    private static partial Regex Inner();

    // What the sentence is about is there: "`verify` takes …".
    [GeneratedRegex(@"^`+[^`]{1,80}`+ (?:takes?|reads|asks|loses|gets|keeps|stays|no longer|is (?:called|used|split|moved|renamed|deleted|removed))\b")]
    private static partial Regex Subject();

    [GeneratedRegex(@"^`+[^`]+`+,? (?:in|inside|\(in|(?<of>of|from|\()) ?(?:the file )?`(?<path>[^`:#\s]+)(?:[:#]L?\d+(?:[-–]L?\d+)?)?`")]
    private static partial Regex In();

    // What is used, called or thrown in a file may be of anybody.
    [GeneratedRegex(@"\b(?:us(?:e|es|ing)|calls?|calling|throws?|raises?|imports?|await|logs?|reads?|sets?|pass(?:es)?|registers?|returns?|with|via|through|by|as|an?|another|new|apply|inject|invokes?|runs?|renders?|(?:instances?|lists?|arrays?|types?|maps?|queues?|kinds?|sets?|pools?|caches) of|wrap\w* (?:\w+ )?in)\s+(?:`+(?:,| and| or)\s+)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Used();
}
