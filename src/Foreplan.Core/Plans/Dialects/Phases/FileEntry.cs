using System.Text.RegularExpressions;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Phases;

// A file that a phase names, with what happens to it and the rest of the line.
internal sealed partial record FileEntry(string Path, string Kind, string Remark)
{
    public const string ReadOnly = "read";

    private static readonly char[] Between = [')', '-', '–', '—', ':', ',', ' '];

    // Nothing beside the path says what happens to it.
    public bool IsGuess { get; init; }

    public string Text => $"`{Path}` ({Kind}){(Remark.Length > 0 ? " " + Remark : "")}";

    // The files that a line of a list of files begins with; none when it is no such line. Usual is what happens to them where nothing says it, or nothing.
    public static IReadOnlyList<FileEntry> Parse(string text, string usual)
    {
        var said = usual;
        var line = (text.Contains("**", StringComparison.Ordinal) ? Emphasis().With(text, strong => strong.Groups[1].Value) : text).Trim();
        var lead = Lead().Match(line);
        var isSaid = false;
        var isUsual = usual.Length > 0;
        usual = isUsual ? usual : "edit";
        if (lead.Success)
        {
            usual = KindOf(lead.Groups[1].Value) ?? usual;
            // A test may well be one that is to be written.
            var isTest = lead.Groups[1].Value.StartsWith("test", StringComparison.OrdinalIgnoreCase);
            isSaid = KindOf(lead.Groups[1].Value) is not null && !isTest;
            isUsual &= !isTest;
            line = line[lead.Length..].Trim();
        }

        List<(string Path, int End)> paths = [];
        var at = 0;
        while (Path1().Match(line, at) is { Success: true } match && match.Index == at)
        {
            var path = match.Groups["code"].Success ? match.Groups["code"].Value.Trim() : match.Groups["bare"].Value;
            if (!IsFile(path, match.Groups["code"].Success))
            {
                break;
            }

            paths.Add((path, match.Groups["end"].Index));
            at = match.Index + match.Length;
        }

        if (paths.Count == 0)
        {
            return [];
        }

        var rest = line[paths[^1].End..].Trim();
        // `a` (new), `b` (update): each with what is said of it.
        IReadOnlyList<FileEntry> others = [];
        if (Next().Match(rest) is { Success: true } next && Parse(lead.Value + rest[next.Length..], said) is { Count: > 0 } behind)
        {
            (rest, others) = (next.Groups["remark"].Value, behind);
        }

        var moved = MovedTo().Match(rest);
        if (moved.Success && paths.Count == 1 && usual is "edit")
        {
            return [new(PathText.Parse(moved.Groups[1].Value).Path, $"rename from `{paths[0].Path}`", Plain(rest[moved.Length..].Trim(), "rename")), .. others];
        }

        var read = isSaid ? null : KindOf(Word().Match(rest).Groups[1].Value);
        var kind = read ?? usual;
        var isGuess = !isSaid && !isUsual && read is null;
        return [.. paths.Select((path, index) => new FileEntry(PathText.Parse(path.Path).Path, kind, index == paths.Count - 1 ? Plain(rest, kind) : "") { IsGuess = isGuess }), .. others];
    }

    // Lines that a range of the path names, for the brief.
    public static string? RangeOf(string text) =>
        text.Contains(':', StringComparison.Ordinal) && Ranged().Match(text) is { Success: true } match ? match.Value.Trim('`') : null;

    public static string UsualOf(string name) => name.ToLowerInvariant() switch
    {
        var lower when lower.StartsWith("new", StringComparison.Ordinal) || lower.Contains("create", StringComparison.Ordinal) => "new",
        var lower when lower.Contains("delete", StringComparison.Ordinal) || lower.Contains("remove", StringComparison.Ordinal) => "delete",
        var lower when lower.StartsWith("modif", StringComparison.Ordinal) || lower.Contains(" modif", StringComparison.Ordinal) || lower.Contains("edit", StringComparison.Ordinal) || lower.Contains("update", StringComparison.Ordinal) || lower.Contains("existing", StringComparison.Ordinal) => "edit",
        _ => "",
    };

    private static bool IsFile(string path, bool isCode)
    {
        var (plain, from, _) = PathText.Parse(path);
        return !plain.Contains("://", StringComparison.Ordinal) && !plain.StartsWith('/') && !plain.StartsWith('~') && !plain.StartsWith("--", StringComparison.Ordinal)
            && (PathText.IsSurelyFile(plain) || from is not null
                || (isCode && (PathText.IsBareName(plain) || (PathText.IsPathLike(plain) && plain.AsSpan().IndexOfAny('/', '*') >= 0) || (plain.StartsWith('.') && plain.Length > 2 && PathText.IsPathLike(plain)))));
    }

    private static string? KindOf(string word) => word.ToLowerInvariant() switch
    {
        "create" or "new" or "add" or "created" or "creates" => "new",
        "modify" or "update" or "edit" or "change" or "modified" or "updated" or "test" or "tests" or "extend" or "refactor" or "rename" or "move" or "rewrite" => "edit",
        "delete" or "remove" or "deleted" or "removed" => "delete",
        "read" or "reference" or "see" => ReadOnly,
        _ => null,
    };

    // `(new)` alone says what the kind says; `(new) — the store` leaves the store.
    private static string Plain(string rest, string kind)
    {
        var text = rest.TrimStart(Between);
        if (text is ['(', ..] && text.IndexOf(')', StringComparison.Ordinal) is > 0 and var end)
        {
            var (inner, after) = (text[1..end].Trim(), text[(end + 1)..].TrimStart(Between));
            text = KindOf(inner) == kind ? after : after.Length == 0 ? inner : text;
        }

        return text.Length > 0 ? $"— {text}" : "";
    }

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^\[?(create|new file|new|add|modify|update|edit|change|extend|refactor|rewrite|delete|remove|tests?|read|reference|rename|move|file)\]?(?:\s*\([^()]*\))?\s*[:—–-]?\s+(?=`|[\w.]+[/.])", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\G(?:`+(?<code>[^`]+)`+|(?<bare>[^\s`,;()]+[^\s`,;().:]))(?<end>)(?:\s*,\s*(?:and\s+)?|\s+and\s+(?=`)|\s*\+\s*(?=`))?")]
    private static partial Regex Path1();

    [GeneratedRegex(@"^(?<remark>\([^()`]*\))\s*[,;]\s+(?:and\s+)?(?=`)")]
    private static partial Regex Next();

    [GeneratedRegex(@"^(?:→|->|to)\s*`([^`]+)`", RegexOptions.IgnoreCase)]
    private static partial Regex MovedTo();

    // "(new)", "— new module", "(deleted)"; not "(new section on X)" nor "— remove the import", which are edits.
    [GeneratedRegex(@"^[\s(\[:—–-]*(create[sd]?(?=\W|$)|new(?=\s*(?:[)\],;:.—–-]|$|(?:\w+\s+)?(?:file|module|tests?|script|component|class|helper|package|document|doc|page|template|folder|directory)\b))|(?:deleted?|removed?)(?=\s*(?:[)\],;:.—–-]|$|(?:entirely|completely|after|once|this|the file|file)\b))|read(?=\W|$)|reference(?=\W|$)|see(?=\W|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"`[^`\s]+:\d{1,7}(?:-\d{1,7})?`")]
    private static partial Regex Ranged();
}
