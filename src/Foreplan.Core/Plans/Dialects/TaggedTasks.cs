using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

// GSD writes its tasks between tags: `<task>` with `<name>`, `<files>`, `<action>`, `<verify>` and `<done>`. Each line becomes the line of Markdown that says the same, so that places stay.
internal sealed partial class TaggedTasks
{
    private readonly List<string> lines = [];
    private bool isInTask;
    private bool isInAction;
    private bool isCode;
    private string inside = "";
    private int count;

    // The same number of lines; the text itself where it holds no such task.
    public static (SourceText Text, bool Found) Within(SourceText source)
    {
        if (!source.Text.Contains("<task", StringComparison.Ordinal) || !source.Text.Contains("<action>", StringComparison.Ordinal))
        {
            return (source, false);
        }

        var tasks = new TaggedTasks();
        foreach (var line in source.Lines)
        {
            tasks.lines.Add(tasks.Read(line));
        }

        return tasks.count == 0 ? (source, false) : (SourceText.From(source.Path, string.Join('\n', tasks.lines)), true);
    }

    private string Read(string line)
    {
        var text = line.Trim();
        if (text.StartsWith("```", StringComparison.Ordinal))
        {
            isCode = !isCode;
        }

        if (isCode || text.StartsWith("```", StringComparison.Ordinal) || Tag().Match(text) is not { Success: true } tag)
        {
            return isCode || text.Length == 0 ? line : isInAction ? Quiet(line) : inside.Length == 0 ? line : Item(Inner().Without(text));
        }

        var name = tag.Groups["name"].Value.ToLowerInvariant();
        var isEnd = tag.Groups["end"].Success;
        if (name == "task")
        {
            (isInTask, isInAction, inside) = (!isEnd, false, "");
            return "";
        }

        return isInTask ? Part(name, isEnd, tag) : tag.Groups["whole"].Success ? line : isEnd ? "" : $"## {Title(name)}";
    }

    private string Part(string name, bool isEnd, Match tag)
    {
        isInAction = name == "action" && !isEnd && !tag.Groups["whole"].Success;
        inside = isEnd || tag.Groups["whole"].Success || name == "action" ? "" : name;
        if (isEnd)
        {
            // Not ---, which would make a heading of the text above it.
            return name == "action" ? "***" : "";
        }

        var value = Inner().Without(tag.Groups["value"].Value).Trim();
        return name switch
        {
            "name" => $"#### Task {++count}: {Numbered().Without(value)}",
            "action" => value.Length > 0 ? $"- [ ] {value}" : "- [ ] **Step 1: Action**",
            "files" => $"- **Files:** {Paths(value)}",
            "read_first" => $"- **Read:** {Paths(value)}",
            "done" => $"- **Done when:** {value}",
            "verify" => $"- **Verify:** {Command(value)}",
            _ => $"- **{Title(name)}:** {value}",
        };
    }

    // A heading within an action would end its task.
    private static string Quiet(string line) =>
        LineMarks.IsUnderline(line.TrimStart()) ? "" : Heading().Match(line) is { Success: true } heading ? $"**{heading.Groups["title"].Value.Trim(' ', '#', '*')}**" : line;

    // A line between the tags of a part.
    private string Item(string text) => text.Length == 0 ? "" : $"  - {(inside is "files" or "read_first" ? Paths(text) : Command(text.TrimStart('-', ' ')))}";

    private static string Command(string text) => CommandText.IsCommand(text) && !text.Contains('`', StringComparison.Ordinal) ? $"`{text}`" : text;

    private static string Paths(string text) =>
        string.Join(", ", text.TrimStart('-', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(path => path.Contains('`', StringComparison.Ordinal) || path.Contains(' ', StringComparison.Ordinal) ? path : $"`{path}`"));

    private static string Title(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}";

    [GeneratedRegex(@"^<(?<end>/)?(?<name>task|tasks|name|files|read_first|action|verify|done|behavior|acceptance_criteria|implementation|objective|context|execution_context|interfaces|verification|success_criteria|output)(?:\s[^<>]*)?>(?:(?<value>.*)(?<whole></\k<name>>)|(?<value>[^<]*))$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^ {0,3}#{1,6}\s+(?<title>\S.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"</?(?:automated|manual)>")]
    private static partial Regex Inner();

    [GeneratedRegex(@"^Task\s+\d+\s*[:.)–—-]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();
}
