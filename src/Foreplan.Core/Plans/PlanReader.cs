using Foreplan.Diagnostics;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>Reads a <c>plan.md</c>. It never fails: what is missing stays empty, what is guessed or cannot be read is a diagnostic.</summary>
public static class PlanReader
{
    /// <summary>Reads a plan.</summary>
    /// <param name="source">The document.</param>
    public static Plan Read(SourceText source)
    {
        var outline = Outline.Read(source);
        var shape = new PlanShape(outline);
        var log = new ReadingLog(source.Path, outline.Diagnostics);
        var header = new PlanHeader(outline, shape);
        var doneWhen = shape.Of(PlanPart.DoneWhen).SelectMany(section => GateLines.OfDoneWhen(section, log)).ToList();
        var phases = shape.Phases.Select(phase => new PhaseReader(outline, phase, log).Read()).ToList();
        var notes = MarkedNotes.Find(outline, log);
        var plan = new Plan
        {
            Source = source,
            Title = PlanHeadings.TitleOf(shape.Title?.Title ?? ""),
            Header = header.Values,
            Overview = string.Join("\n\n", shape.Of(PlanPart.Overview).Select(section => outline.ToSection(section).Body)),
            Context = Items(shape, PlanPart.Context),
            Questions = QuestionLines.Read(shape, log),
            Decisions = DecisionLines.Read(outline, shape, log),
            Phases = phases,
            EdgeCases = EdgeCaseLines.Read(shape),
            Risks = RiskLines.Read(shape),
            OutOfScope = Items(shape, PlanPart.OutOfScope),
            StopIf = Items(shape, PlanPart.StopIf),
            DoneWhen = doneWhen,
            Excerpts = Fences.Outside(outline, shape),
            Mentions = Mentioned.Find(outline, phases, doneWhen),
            Sections = [.. outline.Root.SelfAndBelow.Where(section => section.Level == 2).Select(outline.ToSection)],
            MarkedNotes = Array.ConvertAll([.. notes], note => note.Span),
            PlannedAt = header.PlannedAt,
            Network = header.Network(log),
            Diagnostics = [],
        };
        log.CheckPhases(plan);
        return plan with { Diagnostics = log.InOrder };
    }

    private static IReadOnlyList<PlanItem> Items(PlanShape shape, PlanPart part) =>
        [.. shape.Of(part).SelectMany(section => section.AllItems).Select(item => new PlanItem("", item.Text, item.Span) { Done = item.Done })];
}
