using System.Text;
using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

// Lines that several formats of other tools share.
internal sealed partial class PlanExportText
{
    private readonly StringBuilder text = new();

    public PlanExportText Line(string line = "")
    {
        text.Append(line.TrimEnd()).Append('\n');
        return this;
    }

    // With one blank line above.
    public PlanExportText Block(string block)
    {
        if (block.Trim().Length > 0)
        {
            Line().Line(block);
        }

        return this;
    }

    // A section that stays as it is; its small headings are a level below it.
    public PlanExportText Section(int level, string title, string body) =>
        body.Trim().Length == 0 ? this : Block($"{new string('#', level)} {title}").Block(body);

    // A field of a phase with its lines, so that it is read back under the same name.
    public PlanExportText List(string label, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count > 0)
        {
            Block($"**{label}:**").Line();
            lines.ForEach(item => Line(item));
        }

        return this;
    }

    // What our header says, but for what the reader writes itself.
    public PlanExportText Header(Plan plan, params string[] written)
    {
        foreach (var (name, value) in plan.Header)
        {
            if (name != "Imported from" && value.Length > 0 && !written.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Line($"- **{name}**: {value}");
            }
        }

        return this;
    }

    // The fields that other formats have no name for, under ours.
    public PlanExportText Fields(Phase phase) => Block(phase.Complexity is { Length: > 0 } complexity ? $"**Complexity**: {complexity}" : "")
        .Block(StatusOf(phase) is { Length: > 0 } status ? $"**Status**: {status}" : "")
        .Block(phase.ModelRole is { Length: > 0 } model ? $"**Model**: {model}" : "")
        .List("Read", phase.Read.Select(range => $"- `{Range(range)}`{Remark(range.Remark)}"));

    public PlanExportText Files(Phase phase) => List("Files", phase.Files.Select(file => $"- {File(file)}"));

    public PlanExportText Checks(Phase phase) => List("Verification", phase.Gates.Select(gate => $"- {Gate(gate)}"))
        .List("Manual verification", phase.HandChecks.Select(check => $"- {Box(check.Done)}{Indented(check.Text, 2)}"));

    public PlanExportText Sections(Phase phase, int level)
    {
        foreach (var section in phase.Sections.Where(section => FieldLabel.Unread(section.Title) == section.Title))
        {
            Section(level, section.Title, section.Body);
        }

        return this;
    }

    public override string ToString() => text.ToString();

    public static string File(FileChange file) =>
        (file.Kind == ChangeKind.Rename ? $"`{file.From}` → `{file.Path}`" : $"`{file.Path}` ({file.Kind.ToString().ToLowerInvariant()})") + Remark(file.Remark);

    private static string Remark(string remark) => remark.Length > 0 ? $" — {remark}" : "";

    public static string Range(FileRange range) => range.From is not { } from ? range.Path : $"{range.Path}:{Lines(from, range.To)}";

    public static string Lines(int from, int? to) => to is null || to == from ? $"{from}" : $"{from}-{to}";

    public static string Gate(Gate gate)
    {
        List<string> expected = [$"exit {gate.ExitCode}"];
        expected.AddRange(gate.OutputContains is { } output ? [$"output contains \"{output.Replace("\"", "\\\"", StringComparison.Ordinal)}\""] : []);
        expected.AddRange(gate.NoOutput ? ["no output"] : []);
        expected.AddRange(gate.AtLeastTests is { } tests ? [$"at least {tests} tests"] : []);
        var ticks = gate.Text.Contains('`', StringComparison.Ordinal) ? ("`` ", " ``") : ("`", "`");
        return $"{ticks.Item1}{gate.Text}{ticks.Item2} → {string.Join(", ", expected)}";
    }

    public static string Box(bool? done) => done is null ? "" : done.Value ? "[x] " : "[ ] ";

    public static string Indented(string text, int indent) =>
        string.Join('\n', text.Split('\n').Select((line, index) => index == 0 || line.Length == 0 ? line : new string(' ', indent) + line));

    // A heading's own words without the remark that an import left: `Overview (Why)`.
    public static IEnumerable<Section> Others(Plan plan, params PlanPart[] written) =>
        plan.Sections.Where(section => PlanHeadings.PhaseOf(section.Title) is null && (PlanHeadings.PartOf(section.Title) is not { } part || (part != PlanPart.Phases && !written.Contains(part))));

    public static string NameOf(PlanPart part) => part switch
    {
        PlanPart.EdgeCases => "Edge cases",
        PlanPart.OutOfScope => "Out of scope",
        PlanPart.StopIf => "Stop if",
        _ => part.ToString(),
    };

    public static string BodyOf(Plan plan, PlanPart part) =>
        string.Join("\n\n", plan.Sections.Where(section => PlanHeadings.PartOf(section.Title) == part).Select(section => section.Body));

    public static string? StatusOf(Phase phase) => Status().Match(phase.Text) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    // The intent without labels that stand as fields elsewhere.
    public static string IntentOf(Phase phase) => Goal().Without(phase.Intent);

    [GeneratedRegex(@"^- \*\*Status\*\*:\s*(.+)$", RegexOptions.Multiline)]
    private static partial Regex Status();

    [GeneratedRegex(@"^Goal:\s*", RegexOptions.Multiline)]
    private static partial Regex Goal();
}
