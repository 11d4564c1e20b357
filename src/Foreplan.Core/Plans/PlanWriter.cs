using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

// Writes a plan of fields as a document of our format.
internal static class PlanWriter
{
    // Sections that the fields do not hold come from the document that came with them.
    public static string Write(PlanJsonDocument plan, Plan? held)
    {
        var draft = new PlanDraft { Title = new($"# Plan: {Line(plan.Title)}") };
        draft.Header.AddRange((plan.Header ?? held?.Header ?? new Dictionary<string, string>()).Where(field => field.Key.Length is > 0 and < 60).Select(field => new DraftLine($"- **{Line(field.Key)}**: {Line(field.Value)}")));
        if (plan.Base is { } at && !draft.Header.Exists(line => line.Text.StartsWith("- **Planned at**", StringComparison.OrdinalIgnoreCase)))
        {
            draft.Header.Add(new($"- **Planned at**: commit {Line(at)}"));
        }

        if (draft.Header.Count == 0)
        {
            draft.Header.Add(new("- **Imported from**: json"));
        }

        Add(draft, "Overview", Text(plan.Overview));
        Add(draft, "Context", Items(plan.Context));
        Add(draft, "Questions", (plan.Questions ?? []).SelectMany((question, index) => QuestionOf(question, index)));
        Add(draft, "Decisions", (plan.Decisions ?? []).SelectMany((decision, index) => Bullet($"- **{decision.Id ?? $"D{index + 1}"}**: ", decision.Text)));
        var sections = plan.Sections ?? held?.Sections.Where(section => PlanHeadings.PartOf(section.Title) is null && PlanHeadings.PhaseOf(section.Title) is null)
            .Select(section => new PlanJsonDocument.SectionEntry(section.Title, section.Body)).ToList() ?? [];
        foreach (var section in sections)
        {
            Add(draft, LineCopy.Safe(Line(section.Title)), Text(section.Body));
        }

        if (plan.DataFlow is { Length: > 0 } flow && !sections.Any(section => HeadingName.Of(section.Title) is "data flow" or "data flows"))
        {
            Add(draft, "Data flow", Text(flow));
        }

        draft.Phases.AddRange((plan.Phases ?? []).Select(PhaseOf));
        Add(draft, "Edge cases", (plan.EdgeCases ?? []).SelectMany((edge, index) => Bullet($"- **{edge.Id ?? $"E{index + 1}"}**: ", edge.Text)));
        Add(draft, "Risks", RiskTable(plan.Risks ?? []));
        Add(draft, "Out of scope", Items(plan.OutOfScope));
        Add(draft, "Stop if", Items(plan.StopIf));
        draft.DoneWhen.AddRange((plan.DoneWhen ?? []).Select(gate => new DraftLine($"- [ ] {GateOf(gate)}")));
        return DraftText.Write(draft).ToString();
    }

    private static void Add(PlanDraft draft, string title, IEnumerable<DraftLine> lines)
    {
        var list = lines.ToList();
        if (list.Count > 0)
        {
            draft.Sections.Add(new(new($"## {title}"), list));
        }
    }

    private static DraftPhase PhaseOf(PlanJsonDocument.PhaseEntry entry)
    {
        var phase = new DraftPhase { Id = Math.Max(0, entry.Id), Title = new(Line(entry.Title)) };
        phase.Intent.AddRange(Text(entry.Intent));
        phase.Requirements.AddRange(entry.Requirements ?? []);
        phase.Depends.AddRange(entry.DependsOn is { Count: > 0 } needed ? needed.Select(id => $"Phase {id}") : ["none"]);
        phase.Complexity = entry.Complexity is { } complexity ? new(Line(complexity)) : null;
        phase.Model = entry.Model is { } model ? new(Line(model)) : null;
        phase.Files.AddRange((entry.Files ?? []).Select(file => new DraftLine(
            $"`{Line(file.Path)}` ({(file.Kind == ChangeKind.Rename ? $"rename from `{Line(file.From ?? "")}`" : file.Kind.ToString().ToLowerInvariant())})")));
        phase.Read.AddRange((entry.Read ?? []).Select(file => new DraftLine($"`{Line(file.Path)}{(file.From is { } from ? $":{from}-{file.To ?? from}" : "")}`")));
        phase.Steps.AddRange((entry.Steps ?? []).SelectMany((step, index) => Bullet($"{index + 1}. {Box(step.Done)}", step.Text)));
        phase.Gates.AddRange((entry.Verify ?? []).Select(gate => new DraftLine($"- {GateOf(gate)}")));
        phase.HandChecks.AddRange(Items(entry.CheckByHand));
        var other = (entry.Sections ?? []).Where(section => FieldLabel.Unread(section.Title) == section.Title).ToList();
        phase.Sections.AddRange(other.Select(section => new DraftSection(new($"#### {Line(section.Title)}"), [.. Text(section.Body)])));
        var shown = string.Join('\n', other.Select(section => section.Body).Concat((entry.Steps ?? []).Select(step => step.Text)));
        var excerpts = (entry.Excerpts ?? []).Where(excerpt => !Shown(shown, excerpt)).SelectMany(Fence).ToList();
        if (excerpts.Count > 0)
        {
            phase.Sections.Add(new(new("#### Current state"), excerpts));
        }

        return phase;
    }

    private static bool Shown(string text, PlanJsonDocument.ExcerptEntry excerpt) =>
        text.Contains(excerpt.Path, StringComparison.Ordinal) && excerpt.Content.Split('\n').All(line => text.Contains(line.Trim(), StringComparison.Ordinal));

    private static IEnumerable<DraftLine> Fence(PlanJsonDocument.ExcerptEntry excerpt)
    {
        var marks = excerpt.Content.Contains("```", StringComparison.Ordinal) ? "````" : "```";
        var language = excerpt.Path.LastIndexOf('.') is >= 0 and var dot && dot + 1 < excerpt.Path.Length ? excerpt.Path[(dot + 1)..] : "text";
        return [new($"{marks}{language} {excerpt.Path}{(excerpt.From is { } from ? $":{from}-{excerpt.To ?? from}" : "")}"), .. Text(excerpt.Content), new(marks), new("")];
    }

    private static IEnumerable<DraftLine> QuestionOf(PlanJsonDocument.QuestionEntry question, int index)
    {
        var id = question.Id ?? $"Q{index + 1}";
        yield return new("- " + (question.State, question.Answer) switch
        {
            (QuestionState.Answered, { } answer) => QuestionText.Answered(id, question.Text, answer, question.By ?? "you"),
            (QuestionState.Assumed, { } answer) => QuestionText.Assumed(id, question.Text, answer),
            _ => QuestionText.Open(id, question.Text),
        });
        if (question.Why is { } why)
        {
            yield return new($"  - Why: {Line(why)}");
        }

        if (question.Options is { Count: > 0 } options)
        {
            yield return new($"  - Options: {string.Join(" | ", options.Select(Line))}");
        }

        if (question.Recommended is { } recommended)
        {
            yield return new($"  - Recommended: {Line(recommended)}");
        }
    }

    private static IEnumerable<DraftLine> RiskTable(IReadOnlyList<PlanJsonDocument.RiskEntry> risks) =>
        risks.Count == 0 ? [] : risks.Select(risk => new DraftLine($"| {Cell(risk.Text)} | {Cell(risk.Mitigation)} | {Cell(risk.Status)} |"))
            .Prepend(new("|------|------------|--------|")).Prepend(new("| Risk | Mitigation | Status |"));

    private static string GateOf(PlanJsonDocument.GateEntry gate)
    {
        List<string> expected = [$"exit {gate.ExitCode}"];
        expected.AddRange(gate.OutputContains is { } output ? [$"output contains \"{output.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""] : []);
        expected.AddRange(gate.NoOutput == true ? ["no output"] : []);
        expected.AddRange(gate.AtLeastTests is { } tests ? [$"at least {tests} tests"] : []);
        var ticks = gate.Command.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        var blank = ticks.Length > 1 ? " " : "";
        return $"{ticks}{blank}{Line(gate.Command)}{blank}{ticks} → {string.Join(", ", expected)}";
    }

    private static IEnumerable<DraftLine> Items(IReadOnlyList<PlanJsonDocument.Item>? items) =>
        (items ?? []).SelectMany(item => Bullet($"- {Box(item.Done)}", item.Text));

    private static IEnumerable<DraftLine> Bullet(string marker, string text)
    {
        var pad = new string(' ', marker[0] == '-' ? 2 : marker.IndexOf(' ', StringComparison.Ordinal) + 1);
        return text.Split('\n').Select((line, index) => new DraftLine(index == 0 ? marker + line : line.Length == 0 ? "" : pad + line));
    }

    private static string Box(bool? done) => done is null ? "" : done.Value ? "[x] " : "[ ] ";

    private static IEnumerable<DraftLine> Text(string? text) => string.IsNullOrWhiteSpace(text) ? [] : text.ReplaceLineEndings("\n").Split('\n').Select(line => new DraftLine(line));

    private static string Line(string text) => Blanks.Collapse(text);

    private static string Cell(string? text) => Blanks.Collapse(text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
