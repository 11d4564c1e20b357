using System.Text;
using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// The lines of `Files`: a path and what happens to it.
internal static partial class FileLines
{
    private const int LongestPath = 300;

    public static IEnumerable<FileChange> Read(PhaseField field, ReadingLog log)
    {
        var usual = field.Name.ToLowerInvariant() switch
        {
            "files to create" or "new files" or "create" => ChangeKind.New,
            "files to delete" or "delete" => ChangeKind.Delete,
            _ => ChangeKind.Edit,
        };
        var inline = Entries(field.Value).Select(text => new PlacedText(text, field.Span));
        var bullets = field.Items.SelectMany(item => Entries(item.HeadLine).Select(text => new PlacedText(text, item.Span with { Column = item.HeadSpan.Column })));
        return inline.Concat(bullets).Select(line => Parse(line.Text, usual, line.Span, log)).OfType<FileChange>();
    }

    // What stands behind a comma and names no path goes on about the path before; a word alone may be meant as one, and is told.
    private static IEnumerable<string> Entries(string text)
    {
        string? entry = null;
        var isRemark = false;
        foreach (var part in SplitList(HtmlComments.Without(text)).SelectMany(Apart))
        {
            if (entry is null || BeginsWithPath(part) || (!isRemark && Alone().IsMatch(part) && KindOf(part) is null))
            {
                if (entry is not null)
                {
                    yield return entry;
                }

                entry = part;
            }
            else
            {
                entry = $"{entry}, {part}";
            }

            isRemark |= Dash().IsMatch(part);
        }

        if (entry is not null)
        {
            yield return entry;
        }
    }

    // `and src/b.ts` is a path and `src/a.ts and src/b.ts` are two, `and its tests` is none.
    private static IEnumerable<string> Apart(string part)
    {
        var at = And().Match(part) is { Success: true } and && IsFileAt(part, and.Length) ? and.Length : 0;
        for (var next = Joined().Match(part, at); next.Success && IsFileAt(part, at) && IsFileAt(part, next.Index + next.Length); next = Joined().Match(part, at))
        {
            yield return next.Groups["entry"].Value;
            at = next.Index + next.Length;
        }

        yield return part[at..];
    }

    private static bool IsFileAt(string part, int at) =>
        at < part.Length && (part[at] == '`' || PathText.IsSurelyFile(Word().Match(part.Substring(at, Math.Min(LongestPath, part.Length - at))).Value));

    private static bool BeginsWithPath(string part)
    {
        var text = Lead().Without(Plain(part).Trim());
        return text is ['`', ..] || (Word().Match(text).Value.TrimEnd(':', '.', ';') is { Length: > 0 } word && (PathText.IsPathLike(word) || PathText.IsBareName(word)));
    }

    private static string Plain(string line) => line.StartsWith("**", StringComparison.Ordinal) ? Bold().With(line, bold => bold.Groups[1].Value) : line;

    // At commas that stand outside code, brackets and braces.
    public static IEnumerable<string> SplitList(string text)
    {
        var depth = 0;
        var inCode = false;
        var part = new StringBuilder();
        foreach (var c in text)
        {
            inCode ^= c == '`';
            depth += inCode ? 0 : c is '(' or '{' or '[' ? 1 : c is ')' or '}' or ']' ? -1 : 0;
            if (c == ',' && depth <= 0 && !inCode)
            {
                yield return part.ToString().Trim();
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        if (part.ToString().Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    private static FileChange? Parse(string line, ChangeKind usual, SourceSpan span, ReadingLog log)
    {
        var text = Plain(line).Trim();
        var lead = Lead().Match(text);
        if (lead.Success)
        {
            usual = KindOf(lead.Groups[1].Value) ?? ChangeKind.Edit;
            text = text[lead.Length..].Trim();
        }

        var code = Code().Match(text);
        var path = code.Success ? code.Groups[1].Value.Trim() : Word().Match(text).Value.TrimEnd(':', '.', ';');
        if (!code.Success && !PathText.IsPathLike(path) && !PathText.IsBareName(path))
        {
            if (text.Length > 0 && !Nothing().IsMatch(text))
            {
                log.Add(Problems.NoPath(line), span);
            }

            return null;
        }

        var rest = text[(code.Success ? code.Length : Word().Match(text).Length)..].Trim();
        return Kinded(PathText.Parse(path).Path, rest, usual, span, log);
    }

    private static FileChange Kinded(string path, string rest, ChangeKind usual, SourceSpan span, ReadingLog log)
    {
        var remark = Remark().Match(rest);
        var words = remark.Success ? remark.Groups[1].Value : rest.TrimStart(' ', '-', '–', '—', ':');
        if (From().Match(words) is { Success: true } from)
        {
            return new() { Path = path, Kind = ChangeKind.Rename, From = PathText.Parse(from.Groups[1].Value).Path, Remark = Said(rest, remark, isKind: true), Span = span };
        }

        var kind = KindOf(FirstWord().Match(words).Value);
        if (kind is null && remark.Success && remark.Groups[1].Value.Trim().IndexOf(' ', StringComparison.Ordinal) < 0)
        {
            log.Add(Problems.FileKindNotUnderstood(path, remark.Groups[1].Value), span);
        }

        return new() { Path = path, Kind = kind ?? usual, Remark = Said(rest, remark, kind is not null), Span = span };
    }

    // Behind the kind, or with what stands in its place.
    private static string Said(string rest, Match remark, bool isKind) =>
        (remark.Success && isKind ? rest[remark.Length..] : rest).TrimStart(' ', '-', '–', '—', ':');

    private static ChangeKind? KindOf(string word) => word.ToLowerInvariant() switch
    {
        "new" or "create" or "created" or "creates" or "add" or "added" => ChangeKind.New,
        "edit" or "edited" or "modify" or "modified" or "update" or "updated" or "change" or "changed" or "existing" or "test" => ChangeKind.Edit,
        "delete" or "deleted" or "remove" or "removed" => ChangeKind.Delete,
        _ => null,
    };

    [GeneratedRegex(@"^(new|create|add|edit|modify|update|change|delete|remove|test)\s*:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:and|plus|also)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\G(?<entry>(?:`[^`]+`|[^\s(,`]+)(?:\s*\([^()]*\))?)\s+(?:and|plus|&)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Joined();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"\s[-–—]\s")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^\*\*([^*]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"^`+([^`]+)`+")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[^\s(,`]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\s:–—-]*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:renamed?|moved?)\s+from\s+`*([^\s`]+)`*", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    // `(remove the import)` is said of an edit: the word counts only where it stands alone.
    [GeneratedRegex(@"^[A-Za-z]+(?=\s*(?:$|[,;:.—–-]|file\b))")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^(?:none|n/a|-)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
