using System.Text.Json;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans;

// Parts of a plan in JSON as they are written: what the fields say is as it was stays as it is, what they change is written anew, and text that no field holds stays below it.
internal sealed class PlanJsonParts(PlanJsonDocument plan, PlanJsonDocument? was)
{
    private static readonly DraftLine[] RiskHead = [new("| Risk | Mitigation | Status |"), new("|------|------------|--------|")];

    private IReadOnlyList<PlanJsonDocument.SectionEntry> Written => plan.Parts ?? was?.Parts ?? [];

    public PlanJsonDocument.SectionEntry? First(PlanPart part) => Written.FirstOrDefault(section => PlanHeadings.PartOf(section.Title) == part);

    // Each: a part's entries one by one. Places: the lines of each in a plan that was read. New: the lines of an entry that is not there yet.
    public IEnumerable<DraftSection> Of(PlanPart part, string title, Func<PlanJsonDocument, IEnumerable<PlanJsonDocument>?> each, Func<Plan, IEnumerable<SourceSpan>> places, Func<int, IEnumerable<DraftLine>> added)
    {
        var written = Written.Where(section => PlanHeadings.PartOf(section.Title) == part).ToList();
        var wanted = Keys(each(plan));
        var read = PlanReader.Read(SourceText.From("", "# Plan: x\n\n" + string.Join("\n\n", written.Select(section => $"## {section.Title}\n{section.Body}")) + "\n"));
        var there = Keys(each(PlanJson.Of(read)));
        if (written.Count > 0 && (wanted.SequenceEqual(there) || (was is not null && wanted.SequenceEqual(Keys(each(was))))))
        {
            return written.Select(section => new DraftSection(new($"## {section.Title}"), [.. PlanWriter.Text(section.Body)]));
        }

        List<DraftLine> lines = part == PlanPart.Risks && wanted.Count > 0 ? [.. RiskHead] : [];
        lines.AddRange(Merged(wanted, part == PlanPart.Risks ? [] : there, read, [.. places(read)], added));
        var rest = part == PlanPart.Overview ? [] : Rest(read, [.. places(read)]).Where(line => part != PlanPart.Risks || !line.Text.StartsWith('|')).ToList();
        return lines.Concat(rest).Any(line => line.Text.Trim().Length > 0) ? [new(new($"## {(written.Count > 0 ? written[0].Title : title)}"), rest.Count > 0 ? [.. lines, new(""), .. rest] : lines)] : [];
    }

    // Entries that are there already stand as they are written.
    public static IEnumerable<DraftLine> Merged(IReadOnlyList<string> wanted, IReadOnlyList<string> there, Plan read, IReadOnlyList<SourceSpan> places, Func<int, IEnumerable<DraftLine>> added)
    {
        HashSet<int> used = [];
        for (var i = 0; i < wanted.Count; i++)
        {
            var at = Enumerable.Range(0, Math.Min(there.Count, places.Count)).FirstOrDefault(n => there[n] == wanted[i] && !used.Contains(n), -1);
            used.Add(at);
            foreach (var line in at < 0 ? added(i) : read.Source.Lines.Take(places[at].EndLine).Skip(places[at].Line - 1).Select(line => new DraftLine(line)))
            {
                yield return line;
            }
        }
    }

    // Lines of the body that belong to no entry.
    public static IReadOnlyList<DraftLine> Rest(Plan read, IReadOnlyList<SourceSpan> places) =>
        [.. read.Source.Lines.Select((line, index) => new DraftLine(line, 0, index + 1))
            .Where(line => !places.Any(place => place.Line <= line.Line && line.Line <= Math.Max(place.Line, place.EndLine)) && !IsHead(line.Text)).Select(line => line with { Line = 0 })
            .SkipWhile(line => line.Text.Trim().Length == 0)];

    public static IReadOnlyList<string> Keys(IEnumerable<PlanJsonDocument>? entries) =>
        [.. (entries ?? []).Select(entry => JsonSerializer.Serialize(entry, PlanJsonContext.Readable.PlanJsonDocument))];

    private static bool IsHead(string line) => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal);
}
