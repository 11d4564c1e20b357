using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Json;

// task-master's tasks.json as Markdown that the readers of Markdown take, with the line of the JSON that each line comes from.
internal sealed class TaskList
{
    private readonly List<string> lines = [];
    private readonly List<int> origins = [];
    private readonly Queue<int> places;
    private int origin = 1;

    private TaskList(JsonElement root, Queue<int> places)
    {
        this.places = places;
        var lists = Lists(root).ToList();
        Add($"# {TitleOf(lists)}");
        foreach (var (tag, holder) in lists)
        {
            Header(holder);
            if (Text(holder, "metadata", "description") is { Length: > 0 } about)
            {
                About(about, lists.Count == 1);
            }

            if (lists.Count > 1)
            {
                Block($"## {tag}");
            }

            foreach (var task in holder.GetProperty("tasks").EnumerateArray().Where(task => task.ValueKind == JsonValueKind.Object))
            {
                Task(task, lists.Count > 1 ? 3 : 2);
            }
        }

        Block(TaskFields.Section(lists.Count == 1 ? ListFields(lists[0].Holder) : ListFields(lists), 2));
    }

    public string Markdown => string.Join('\n', lines);

    // The line of the JSON for each line of the Markdown.
    public IReadOnlyList<int> Origins => origins;

    // Null when the text is no such file.
    public static TaskList? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object && Lists(document.RootElement).Any() ? new(document.RootElement, TaskPlaces.Of(text)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The untagged form, or one list for each tag.
    private static IEnumerable<(string Tag, JsonElement Holder)> Lists(JsonElement root)
    {
        if (IsList(root))
        {
            return [("", root)];
        }

        return root.EnumerateObject().Where(tag => tag.Value.ValueKind == JsonValueKind.Object && IsList(tag.Value)).Select(tag => (tag.Name, tag.Value));
    }

    private static bool IsList(JsonElement holder) => holder.TryGetProperty("tasks", out var tasks) && tasks.ValueKind == JsonValueKind.Array;

    private static string TitleOf(List<(string Tag, JsonElement Holder)> lists) =>
        lists.Select(list => Text(list.Holder, "metadata", "projectName") ?? Text(list.Holder, "meta", "projectName")).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name))
        ?? (lists is [{ Tag: not ("" or "master") }] ? lists[0].Tag : "Tasks");

    private static JsonObject ListFields(List<(string Tag, JsonElement Holder)> lists)
    {
        JsonObject all = [];
        foreach (var (tag, holder) in lists)
        {
            if (ListFields(holder) is { Count: > 0 } fields)
            {
                all[tag] = fields;
            }
        }

        return all.Count == 0 ? all : new() { ["lists"] = all };
    }

    private static JsonObject ListFields(JsonElement holder)
    {
        var fields = TaskFields.Of(holder, field => field.Name == "tasks" || (field.Name == "metadata" && field.Value.ValueKind == JsonValueKind.Object));
        var metadata = holder.TryGetProperty("metadata", out var about) && about.ValueKind == JsonValueKind.Object
            ? TaskFields.Of(about, field => field.Name is "projectName" or "description" ? field.Value.ValueKind == JsonValueKind.String : field.Name == "header" && field.Value.ValueKind == JsonValueKind.Object) : [];
        if (metadata.Count > 0)
        {
            fields["metadata"] = metadata;
        }

        return fields;
    }

    // Is it read elsewhere, as what it is?
    private static bool IsRead(JsonProperty field) => field.Value.ValueKind == JsonValueKind.Null || field.Name switch
    {
        "title" or "description" or "details" or "testStrategy" or "model" => field.Value.ValueKind == JsonValueKind.String,
        "id" or "status" or "priority" => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number,
        "dependencies" or "requirements" or "relevantFiles" or "subtasks" => field.Value.ValueKind == JsonValueKind.Array,
        "acceptanceCriteria" or "scopeBoundaries" => field.Value.ValueKind is JsonValueKind.Array or JsonValueKind.String,
        _ => false,
    };

    // A step has title and text; the rest of a subtask stands with the task's, by the step's number.
    private static JsonObject SubtaskFields(JsonElement task)
    {
        JsonObject all = [];
        if (task.TryGetProperty("subtasks", out var subtasks) && subtasks.ValueKind == JsonValueKind.Array)
        {
            var number = 0;
            foreach (var subtask in subtasks.EnumerateArray().Where(subtask => subtask.ValueKind == JsonValueKind.Object))
            {
                number++;
                var fields = TaskFields.Of(subtask, field => field.Name switch
                {
                    "id" => Value(subtask, "id") == $"{number}",
                    "status" => Value(subtask, "status") is "" or "pending" or "done" or "in-progress",
                    "dependencies" => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 0,
                    "title" or "description" or "details" or "testStrategy" => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null,
                    _ => field.Value.ValueKind == JsonValueKind.Null,
                });
                if (fields.Count > 0)
                {
                    all[$"{number}"] = fields;
                }
            }
        }

        return all;
    }

    // What our export keeps there.
    private void Header(JsonElement holder)
    {
        if (holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("header", out var header) && header.ValueKind == JsonValueKind.Object)
        {
            Add("");
            foreach (var field in header.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.String))
            {
                Add($"- **{OneLine(field.Name)}**: {OneLine(field.Value.GetString())}");
            }
        }
    }

    // The overview, and below it sections of the plan; where they could be phases they stay within the overview.
    private void About(string text, bool mayHaveSections)
    {
        var document = DialectDocument.Read(SourceText.From("", text.Trim('\n')));
        var sections = mayHaveSections ? document.Root.Below.Where(section => section.Level <= 2).ToList() : [];
        if (sections.Count == 0 || sections.Exists(section => section.Level < 2 || PlanHeadings.PhaseOf(section.Title) is not null || PlanHeadings.PartOf(section.Title) is PlanPart.Phases or PlanPart.Overview || StepHeading.Parse(section.Title) is not null))
        {
            Block("## Overview");
            Block(Lowered(text, 3));
            return;
        }

        var lines = text.Trim('\n').Split('\n');
        var overview = string.Join('\n', lines[..sections[0].Start]);
        Block(overview.Trim().Length == 0 ? "" : "## Overview");
        Block(overview);
        Block(string.Join('\n', lines[sections[0].Start..]));
    }

    private void Task(JsonElement task, int level)
    {
        origin = places.TryDequeue(out var line) ? line : origin;
        Block($"{new string('#', level)} Task {Value(task, "id")}: {OneLine(Text(task, "title"))}");
        Block(Lowered(Text(task, "description"), level + 1));
        Add("");
        Field("Status", Value(task, "status"));
        Field("Complexity", Value(task, "priority"));
        Field("Model", Value(task, "model"));
        Field("Depends on", Joined(task, "dependencies", "Task "));
        Field("Requirements", Joined(task, "requirements", ""));
        Files(task);
        var details = Lowered(Text(task, "details"), level + 1);
        if (details.Trim().Length > 0)
        {
            Block(details.StartsWith('#') ? details : $"{new string('#', level + 1)} Details\n\n{details}");
        }

        foreach (var name in new[] { "acceptanceCriteria", "scopeBoundaries" })
        {
            var text = Lowered(Text(task, name) ?? Bullets(task, name), level + 2);
            Block(text.Trim().Length == 0 ? "" : $"{new string('#', level + 1)} {(name == "scopeBoundaries" ? "Scope boundaries" : "Acceptance criteria")}\n\n{text}");
        }

        var strategy = Text(task, "testStrategy") ?? "";
        Block(strategy.Trim().Length == 0 ? "" : $"{new string('#', level + 1)} Verification\n\n{(strategy.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? strategy : $"- {strategy.Replace("\n", "\n  ", StringComparison.Ordinal)}")}");
        Subtasks(task, level + 1);
        var others = TaskFields.Of(task, IsRead);
        if (SubtaskFields(task) is { Count: > 0 } below)
        {
            others["subtasks"] = below;
        }

        Block(TaskFields.Section(others, level + 1));
    }

    private void Subtasks(JsonElement task, int level)
    {
        if (!task.TryGetProperty("subtasks", out var subtasks) || subtasks.ValueKind != JsonValueKind.Array || subtasks.GetArrayLength() == 0)
        {
            return;
        }

        Block($"{new string('#', level)} Steps");
        Add("");
        foreach (var subtask in subtasks.EnumerateArray().Where(subtask => subtask.ValueKind == JsonValueKind.Object))
        {
            var done = Value(subtask, "status") switch { "done" or "completed" => "x", "in-progress" => "-", _ => " " };
            Add($"- [{done}] {OneLine(Text(subtask, "title"))}");
            foreach (var part in new[] { Text(subtask, "description"), Text(subtask, "details"), Text(subtask, "testStrategy") })
            {
                foreach (var line in string.IsNullOrWhiteSpace(part) ? [] : part.Trim('\n').Split('\n'))
                {
                    Add(line.Trim().Length == 0 ? "" : $"  {line.TrimEnd()}");
                }
            }
        }
    }

    private void Files(JsonElement task)
    {
        List<string> lines = [];
        if (task.TryGetProperty("relevantFiles", out var files) && files.ValueKind == JsonValueKind.Array)
        {
            lines.AddRange(files.EnumerateArray().Select(file => file.ValueKind == JsonValueKind.String ? $"- `{OneLine(file.GetString())}`" : Text(file, "path") is { } path ? File(file, path) : "").Where(line => line.Length > 4));
        }

        lines.AddRange(Named(task).Select(path => $"- `{path}`"));
        if (lines.Count > 0)
        {
            Block("**Files:**");
            Add("");
            lines.OrderBy(line => line.StartsWith("- Read: ", StringComparison.Ordinal)).ToList().ForEach(Add);
        }
    }

    private static string File(JsonElement file, string path)
    {
        var others = TaskFields.Of(file, field => field.Name is "path" or "description" or "action");
        var said = string.Join("; ", others.Select(field => $"{field.Key}: {OneLine($"{field.Value}")}").Prepend(OneLine(Text(file, "description"))).Where(text => text.Length > 0));
        var action = Text(file, "action");
        var kind = action == "create" ? "new" : action == "reference" ? "read" : said == "delete" || said.StartsWith("delete — ", StringComparison.Ordinal) ? "delete" : "edit";
        return kind == "read" && said.StartsWith("lines ", StringComparison.Ordinal) ? $"- Read: `{path}:{said["lines ".Length..].Replace(" — ", "` — ", StringComparison.Ordinal)}{(said.Contains(" — ", StringComparison.Ordinal) ? "" : "`")}"
            : kind == "read" ? $"- Read: `{path}` {said}"
            : said.StartsWith("rename from ", StringComparison.Ordinal) ? $"- `{said["rename from ".Length..].Split(" — ")[0]}` → `{path}`{(said.Contains(" — ", StringComparison.Ordinal) ? said[said.IndexOf(" — ", StringComparison.Ordinal)..] : "")}"
            : $"- `{path}` ({kind}){(said.Length == 0 || said == kind ? "" : kind == "delete" ? said["delete".Length..] : $" — {said}")}";
    }

    // Lists of paths that people add to tasks and subtasks: `"files": ["src/a.py"]`.
    private static List<string> Named(JsonElement task)
    {
        IEnumerable<JsonElement> holders = task.TryGetProperty("subtasks", out var subtasks) && subtasks.ValueKind == JsonValueKind.Array ? [task, .. subtasks.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)] : [task];
        return [.. holders.SelectMany(holder => holder.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Array ? files.EnumerateArray().ToList() : [])
            .Where(file => file.ValueKind == JsonValueKind.String).Select(file => OneLine(file.GetString()).Trim('`')).Where(path => path.Length > 0 && path.IndexOf(' ', StringComparison.Ordinal) < 0).Distinct(StringComparer.Ordinal)];
    }

    private void Field(string name, string value)
    {
        if (value.Length > 0)
        {
            Add($"**{name}:** {value}");
        }
    }

    private void Block(string text)
    {
        if (text.Trim().Length > 0)
        {
            Add("");
            foreach (var line in text.Split('\n'))
            {
                Add(line.TrimEnd());
            }
        }
    }

    private void Add(string line)
    {
        lines.Add(line);
        origins.Add(origin);
    }

    // Headings of a task's text go below its own.
    private static string Lowered(string? text, int level)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var document = DialectDocument.Read(SourceText.From("", text.Trim('\n')));
        var least = document.Root.Below.Select(section => section.Level).DefaultIfEmpty(level).Min();
        return string.Join('\n', LineCopy.Of(document, 0, document.Lines.Length, least, Math.Max(least, level)).Select(line => line.Text));
    }

    private static string Bullets(JsonElement task, string name) =>
        task.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? string.Join('\n', list.EnumerateArray().Select(item => $"- {(item.ValueKind == JsonValueKind.String ? OneLine(item.GetString()) : item.ToString())}"))
            : "";

    private static string Joined(JsonElement task, string name, string word) =>
        task.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? string.Join(", ", list.EnumerateArray().Select(item => $"{word}{item}")) : "";

    private static string? Text(JsonElement holder, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty(name, out holder))
            {
                return null;
            }
        }

        return holder.ValueKind == JsonValueKind.String ? holder.GetString()?.ReplaceLineEndings("\n") : null;
    }

    private static string Value(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? OneLine(value.ToString()) : "";

    private static string OneLine(string? text) => Blanks.Collapse(text ?? "");
}
