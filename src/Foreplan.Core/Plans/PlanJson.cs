using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Checks;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A plan as JSON, by the schema in <c>docs/foreplan.plan.schema.json</c>: what is exported reads back as the same plan.</summary>
public static class PlanJson
{
    private const string SchemaName = "foreplan.plan.schema.json";

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="markdown">The plan as a document of our format, which is kept with it.</param>
    public static string Write(Plan plan, string markdown) =>
        JsonSerializer.Serialize(Of(plan.Source.Text == markdown ? plan : PlanReader.Read(SourceText.From(plan.Source.Path, markdown))) with { Markdown = markdown }, PlanJsonContext.Readable.PlanJsonDocument) + "\n";

    /// <summary>The document of our format that a plan in JSON stands for: the one that it holds, or where its fields say otherwise, one written from them.</summary>
    /// <returns>LF line ends; null when the text is no plan in JSON.</returns>
    public static string? ToMarkdown(SourceText source)
    {
        PlanJsonDocument? read;
        try
        {
            read = JsonSerializer.Deserialize(source.Text, PlanJsonContext.Readable.PlanJsonDocument);
        }
        catch (JsonException)
        {
            return null;
        }

        if (read is null || (read.Phases is null && read.Markdown is null))
        {
            return null;
        }

        var held = read.Markdown is { } markdown ? PlanReader.Read(SourceText.From(source.Path, markdown)) : null;
        var document = held is not null && read.Markdown is { } text && (read.Phases is null || IsSame(read, Of(held))) ? text : PlanWriter.Write(read, held);
        return PlanJsonExtras.Of(source.Text, Node(read)) is { Count: > 0 } extras ? $"{document.TrimEnd('\n')}\n\n{PlanJsonExtras.Section(extras)}" : document;
    }

    // Without the texts that plans were exported without at first, only the fields are compared.
    private static bool IsSame(PlanJsonDocument one, PlanJsonDocument other) => one.Parts is null
        ? JsonNode.DeepEquals(Node(Fields(one)), Node(Fields(other)))
        : JsonNode.DeepEquals(Node(one), Node(other));

    private static PlanJsonDocument Fields(PlanJsonDocument document) =>
        document with { Parts = null, Preamble = null, Phases = document.Phases is { } phases ? [.. phases.Select(phase => phase with { Text = null })] : null };

    private static JsonNode? Node(PlanJsonDocument document) =>
        JsonSerializer.SerializeToNode(document with { Markdown = null, Schema = null, Components = null }, PlanJsonContext.Readable.PlanJsonDocument);

    internal static PlanJsonDocument Of(Plan plan) => new()
    {
        Schema = SchemaName,
        Title = plan.Title,
        Base = plan.PlannedAt,
        Header = plan.Header,
        Overview = plan.Overview,
        Context = Items(plan.Context),
        Questions = [.. plan.Questions.Select(question => new PlanJsonDocument.QuestionEntry
        {
            Id = question.Id,
            State = question.State,
            Text = question.Text,
            Why = question.Why,
            Options = question.Options.Count == 0 ? null : question.Options,
            Recommended = question.Recommended,
            Answer = question.Answer,
            By = question.By,
        })],
        Decisions = [.. plan.Decisions.Select(decision => new PlanJsonDocument.Entry(decision.Text, decision.Id))],
        Components = Components(plan),
        DataFlow = plan.Sections.FirstOrDefault(section => HeadingName.Of(section.Title) is "data flow" or "data flows")?.Body ?? "",
        Phases = [.. plan.Phases.Select(PhaseOf)],
        ImplementationOrder = [.. new PhaseOrder(plan).Phases.Select(phase => phase.Id)],
        EdgeCases = Items(plan.EdgeCases),
        Risks = [.. plan.Risks.Select(risk => new PlanJsonDocument.RiskEntry(risk.Text, risk.Id, risk.Mitigation, risk.Status))],
        OutOfScope = Items(plan.OutOfScope),
        StopIf = Items(plan.StopIf),
        DoneWhen = [.. plan.DoneWhen.Select(GateOf)],
        Excerpts = Excerpts(plan.Excerpts),
        Preamble = PlanJsonText.Preamble(plan),
        Parts = PlanJsonText.Parts(plan),
        Sections = [.. plan.Sections.Where(section => PlanHeadings.PartOf(section.Title) is null && PlanHeadings.PhaseOf(section.Title) is null).Select(section => new PlanJsonDocument.SectionEntry(section.Title, section.Body))],
    };

    internal static PlanJsonDocument.PhaseEntry PhaseOf(Phase phase) => new()
    {
        Id = phase.Id,
        Title = phase.Title,
        Intent = phase.Intent,
        Requirements = phase.Requirements,
        DependsOn = phase.DependsOn,
        Complexity = phase.Complexity,
        Model = phase.ModelRole,
        Files = [.. phase.Files.Select(file => new PlanJsonDocument.FileEntry(file.Path, file.Kind, file.From, file.Remark.Length > 0 ? file.Remark : null))],
        Read = [.. phase.Read.Select(file => new PlanJsonDocument.RangeEntry(file.Path, file.From, file.To, file.Remark.Length > 0 ? file.Remark : null))],
        Excerpts = Excerpts(phase.Excerpts),
        Steps = Items(phase.Steps),
        Verify = [.. phase.Gates.Select(GateOf)],
        CheckByHand = Items(phase.HandChecks),
        Text = PlanJsonText.Direct(phase),
        Sections = [.. phase.Sections.Select(section => new PlanJsonDocument.SectionEntry(section.Title, section.Body))],
    };

    internal static PlanJsonDocument.GateEntry GateOf(Gate gate) => new()
    {
        Command = gate.Text,
        Folder = gate.Folder.Length == 0 ? null : gate.Folder,
        Words = gate.Words,
        ExitCode = gate.ExitCode,
        OutputContains = gate.OutputContains,
        NoOutput = gate.NoOutput ? true : null,
        AtLeastTests = gate.AtLeastTests,
    };

    private static PlanJsonDocument.Component[] Components(Plan plan) =>
        [.. plan.Phases.SelectMany(phase => phase.Files.Select(file => (file.Path, phase.Id)))
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .Select(group => new PlanJsonDocument.Component(group.Key, [.. group.Select(file => file.Id).Distinct()]))];

    private static PlanJsonDocument.Item[] Items(IReadOnlyList<PlanItem> items) =>
        [.. items.Select(item => new PlanJsonDocument.Item(item.Text, item.Id.Length == 0 ? null : item.Id, item.Done))];

    private static PlanJsonDocument.ExcerptEntry[] Excerpts(IReadOnlyList<Excerpt> excerpts) =>
        [.. excerpts.Select(excerpt => new PlanJsonDocument.ExcerptEntry(excerpt.Path, excerpt.Content, excerpt.From, excerpt.To))];
}
