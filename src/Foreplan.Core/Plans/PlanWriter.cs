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
        var was = held is null ? null : PlanJson.Of(held);
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

        draft.Preamble.AddRange(Text(plan.Preamble ?? was?.Preamble));
        var parts = new PlanJsonParts(plan, was);
        var sections = plan.Sections ?? was?.Sections ?? [];
        draft.Sections.AddRange(parts.Of(PlanPart.Overview, "Overview", one => [new() { Overview = (one.Overview ?? "").Trim() }], _ => [], _ => Text(plan.Overview)));
        draft.Sections.AddRange(parts.Of(PlanPart.Context, "Context", one => one.Context?.Select(item => new PlanJsonDocument { Context = [item] }), read => read.Context.Select(item => item.Span), at => ItemOf(plan.Context![at])));
        draft.Sections.AddRange(parts.Of(PlanPart.Questions, "Questions", one => one.Questions?.Select(question => new PlanJsonDocument { Questions = [question] }), read => read.Questions.Select(question => question.Span), at => QuestionOf(plan.Questions![at], at)));
        draft.Sections.AddRange(parts.Of(PlanPart.Decisions, "Decisions", one => one.Decisions?.Select(decision => new PlanJsonDocument { Decisions = [decision] }), read => read.Decisions.Select(decision => decision.Span), at => Bullet($"- **{plan.Decisions![at].Id ?? $"D{at + 1}"}**: ", plan.Decisions[at].Text)));
        draft.Sections.AddRange(sections.Select(section => new DraftSection(new($"## {LineCopy.Safe(Line(section.Title))}"), [.. Text(section.Body)])));
        if (plan.DataFlow is { Length: > 0 } flow && !sections.Any(section => HeadingName.Of(section.Title) is "data flow" or "data flows"))
        {
            draft.Sections.Add(new(new("## Data flow"), [.. Text(flow)]));
        }

        if (parts.First(PlanPart.Phases) is { } phases)
        {
            draft.PhasesHeading = new($"## {Line(phases.Title)}");
            draft.PhasesIntro.AddRange(Text(phases.Body));
        }

        draft.Phases.AddRange((plan.Phases ?? []).Select(phase => PlanJsonPhase.Of(phase, was?.Phases?.FirstOrDefault(old => old.Id == phase.Id))));
        draft.Sections.AddRange(parts.Of(PlanPart.EdgeCases, "Edge cases", one => one.EdgeCases?.Select(item => new PlanJsonDocument { EdgeCases = [item] }), read => read.EdgeCases.Select(item => item.Span), at => Bullet($"- **{plan.EdgeCases![at].Id ?? $"E{at + 1}"}**: ", plan.EdgeCases[at].Text)));
        draft.Sections.AddRange(parts.Of(PlanPart.Risks, "Risks", one => one.Risks?.Select(risk => new PlanJsonDocument { Risks = [risk] }), read => read.Risks.Select(risk => risk.Span), at => [RiskOf(plan.Risks![at])]));
        draft.Sections.AddRange(parts.Of(PlanPart.OutOfScope, "Out of scope", one => one.OutOfScope?.Select(item => new PlanJsonDocument { OutOfScope = [item] }), read => read.OutOfScope.Select(item => item.Span), at => ItemOf(plan.OutOfScope![at])));
        draft.Sections.AddRange(parts.Of(PlanPart.StopIf, "Stop if", one => one.StopIf?.Select(item => new PlanJsonDocument { StopIf = [item] }), read => read.StopIf.Select(item => item.Span), at => ItemOf(plan.StopIf![at])));
        draft.SectionsAfter.AddRange(parts.Of(PlanPart.DoneWhen, "Done when", one => one.DoneWhen?.Select(gate => new PlanJsonDocument { DoneWhen = [gate] }), read => read.DoneWhen.Select(gate => gate.Span), at => [new($"- [ ] {GateOf(plan.DoneWhen![at])}")]));
        return DraftText.Write(draft).ToString();
    }

    internal static IEnumerable<DraftLine> ItemOf(PlanJsonDocument.Item item) => Bullet($"- {Box(item.Done)}", item.Text);

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

    private static DraftLine RiskOf(PlanJsonDocument.RiskEntry risk) => new($"| {Cell(risk.Text)} | {Cell(risk.Mitigation)} | {Cell(risk.Status)} |");

    internal static string GateOf(PlanJsonDocument.GateEntry gate)
    {
        List<string> expected = [$"exit {gate.ExitCode}"];
        expected.AddRange(gate.OutputContains is { } output ? [$"output contains \"{output.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""] : []);
        expected.AddRange(gate.NoOutput == true ? ["no output"] : []);
        expected.AddRange(gate.AtLeastTests is { } tests ? [$"at least {tests} tests"] : []);
        var ticks = gate.Command.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        var blank = ticks.Length > 1 ? " " : "";
        return $"{ticks}{blank}{Line(gate.Command)}{blank}{ticks} → {string.Join(", ", expected)}";
    }

    internal static IEnumerable<DraftLine> Bullet(string marker, string text)
    {
        var pad = new string(' ', marker[0] == '-' ? 2 : marker.IndexOf(' ', StringComparison.Ordinal) + 1);
        return text.Split('\n').Select((line, index) => new DraftLine(index == 0 ? marker + line : line.Length == 0 ? "" : pad + line));
    }

    internal static string Box(bool? done) => done is null ? "" : done.Value ? "[x] " : "[ ] ";

    internal static IEnumerable<DraftLine> Text(string? text) => string.IsNullOrWhiteSpace(text) ? [] : text.ReplaceLineEndings("\n").Split('\n').Select(line => new DraftLine(line));

    internal static string Line(string text) => Blanks.Collapse(text);

    private static string Cell(string? text) => Blanks.Collapse(text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
