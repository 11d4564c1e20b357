using System.Text.Json.Nodes;
using Foreplan.Plans.Dialects;
using Foreplan.Plans.Dialects.Json;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

// task-master's tasks.json: a phase is a task, its steps are the subtasks.
internal static class PlanExportTaskMaster
{
    private const int LongestTitle = 200;
    private const string Started = " (in progress)";

    // Sections of which the reader would make phases stand as smaller ones.
    public static string Write(Plan plan) =>
        Write(plan, 2) is var text && PlanDialects.Read(SourceText.From("tasks.json", text)).Plan.Phases.Count == plan.Phases.Count ? text : Write(plan, 3);

    private static string Write(Plan plan, int level)
    {
        var known = plan.Phases.Select(phase => phase.Id).ToHashSet();
        var document = new JsonObject
        {
            ["master"] = new JsonObject
            {
                ["tasks"] = new JsonArray([.. plan.Phases.Select(phase => (JsonNode)Task(phase, known))]),
                ["metadata"] = Metadata(plan, level),
            },
        };
        TaskFields.Put(Others(plan), (JsonObject)document["master"]!);
        return TaskFields.Text(document) + "\n";
    }

    // What their format has no place for stands below the overview, under our names.
    private static JsonObject Metadata(Plan plan, int level)
    {
        var text = new PlanExportText().Line(PlanExportText.BodyOf(plan, PlanPart.Overview));
        foreach (var part in (PlanPart[])[PlanPart.Context, PlanPart.Questions, PlanPart.Decisions])
        {
            text.Section(level, PlanExportText.NameOf(part), PlanExportText.BodyOf(plan, part));
        }

        foreach (var section in PlanExportText.Others(plan, Enum.GetValues<PlanPart>()).Where(section => !TaskFields.Is(section)))
        {
            text.Section(level, section.Title, section.Body);
        }

        foreach (var part in (PlanPart[])[PlanPart.EdgeCases, PlanPart.Risks, PlanPart.OutOfScope, PlanPart.StopIf])
        {
            text.Section(level, PlanExportText.NameOf(part), PlanExportText.BodyOf(plan, part));
        }

        text.Section(level, "Done when", string.Join('\n', plan.DoneWhen.Select(gate => $"- [ ] {PlanExportText.Gate(gate)}")));
        var header = new JsonObject(plan.Header.Where(field => field.Key != "Imported from" && field.Value.Length > 0).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
        var metadata = new JsonObject { ["projectName"] = plan.Title, ["description"] = text.ToString().Trim('\n') };
        if (header.Count > 0)
        {
            metadata["header"] = header;
        }

        if (TaskFields.In(plan.Sections)["metadata"] is JsonObject others)
        {
            TaskFields.Put(others, metadata);
        }

        return metadata;
    }

    // What a list had beside its tasks.
    private static JsonObject Others(Plan plan)
    {
        var others = TaskFields.In(plan.Sections);
        others.Remove("metadata");
        return others;
    }

    private static JsonObject Task(Phase phase, HashSet<int> known)
    {
        var own = phase.Sections.Where(section => HeadingName.Of(section.Title) is "acceptance criteria" or "scope boundaries").ToList();
        var about = phase.Sections.FirstOrDefault(section => section.Title == "Details");
        var rest = phase with { Sections = [.. phase.Sections.Where(section => section != about && !own.Contains(section) && !TaskFields.Is(section))] };
        var details = new PlanExportText().Line(about?.Body ?? "").Sections(rest, 3).ToString().Trim();
        var task = new JsonObject
        {
            ["id"] = phase.Id,
            ["title"] = phase.Title,
            ["description"] = phase.Intent,
            ["status"] = StatusOf(phase),
            ["dependencies"] = new JsonArray([.. phase.DependsOn.Where(known.Contains).Select(id => (JsonNode)id)]),
            ["priority"] = PriorityOf(phase),
            ["details"] = details,
            ["testStrategy"] = string.Join('\n', phase.Gates.Select(gate => $"- {PlanExportText.Gate(gate)}").Concat(phase.HandChecks.Select(check => $"- {PlanExportText.Indented(check.Text, 2)}"))),
            ["subtasks"] = new JsonArray([.. phase.Steps.Select((step, index) => (JsonNode)Subtask(step, index + 1))]),
        };
        List<JsonNode> files =
        [
            .. phase.Files.Select(file => File(file.Path, file.Kind switch
            {
                ChangeKind.Rename => Joined($"rename from {file.From}", file.Remark),
                ChangeKind.Delete => Joined("delete", file.Remark),
                var kind => file.Remark.Length > 0 ? file.Remark : kind.ToString().ToLowerInvariant(),
            }, file.Kind == ChangeKind.New ? "create" : "modify")),
            .. phase.Read.Select(range => File(range.Path, range.From is { } from ? Joined($"lines {PlanExportText.Lines(from, range.To)}", range.Remark) : range.Remark, "reference")),
        ];
        if (files.Count > 0)
        {
            task["relevantFiles"] = new JsonArray([.. files]);
        }

        if (phase.ModelRole is { Length: > 0 } model)
        {
            task["model"] = model;
        }

        if (phase.Requirements.Count > 0)
        {
            task["requirements"] = new JsonArray([.. phase.Requirements.Select(id => (JsonNode)id)]);
        }

        own.ForEach(section => task[HeadingName.Of(section.Title) == "scope boundaries" ? "scopeBoundaries" : "acceptanceCriteria"] = section.Body.Trim());
        var others = TaskFields.In(phase.Sections);
        if (others["subtasks"] is JsonObject below)
        {
            Put(below, (JsonArray)task["subtasks"]!);
            others.Remove("subtasks");
        }

        TaskFields.Put(others, task);
        return task;
    }

    // Fields of subtasks stand by the number of their step; what is said there is theirs.
    private static void Put(JsonObject fields, JsonArray subtasks)
    {
        for (var i = 0; i < subtasks.Count; i++)
        {
            if (fields[$"{i + 1}"] is JsonObject said && subtasks[i] is JsonObject subtask)
            {
                foreach (var (name, value) in said)
                {
                    subtask[name] = value?.DeepClone();
                }
            }
        }
    }

    private static string Joined(string said, string remark) => remark.Length > 0 ? $"{said} — {remark}" : said;

    private static JsonObject File(string path, string description, string action) => new() { ["path"] = path, ["description"] = description, ["action"] = action };

    private static JsonObject Subtask(PlanItem step, int id)
    {
        var end = step.Text.IndexOf('\n', StringComparison.Ordinal);
        var head = end < 0 ? step.Text : step.Text[..end];
        var cut = head.Length <= LongestTitle ? head.Length : head.LastIndexOf(' ', LongestTitle) is > 0 and var blank ? blank : LongestTitle;
        var rest = head.Length > cut ? step.Text[cut..].TrimStart() : end < 0 ? "" : step.Text[(end + 1)..].Trim('\n');
        var isStarted = head.Length == cut && head.EndsWith(Started, StringComparison.Ordinal);
        return new JsonObject
        {
            ["id"] = id,
            ["title"] = head[..(isStarted ? cut - Started.Length : cut)].Trim(),
            ["description"] = "",
            ["status"] = step.Done == true ? "done" : isStarted ? "in-progress" : "pending",
            ["dependencies"] = new JsonArray(),
            ["details"] = rest,
        };
    }

    private static string StatusOf(Phase phase)
    {
        var said = PlanExportText.StatusOf(phase)?.ToLowerInvariant().Trim('`', '*').Replace(' ', '-');
        return said is "pending" or "in-progress" or "done" or "review" or "deferred" or "cancelled" or "blocked" or "completed" ? said
            : phase.Steps.Count > 0 && phase.Steps.All(step => step.Done == true) ? "done"
            : phase.Steps.Any(step => step.Done == true) ? "in-progress" : "pending";
    }

    private static string PriorityOf(Phase phase) =>
        phase.Complexity?.ToLowerInvariant() is "low" or "medium" or "high" or "critical" ? phase.Complexity.ToLowerInvariant() : "medium";
}
