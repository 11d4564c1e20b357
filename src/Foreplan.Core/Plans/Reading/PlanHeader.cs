using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// The fields between the title and the first section, as bullets or lines, several on a line with a dot between them.
internal sealed partial class PlanHeader
{
    private static readonly string[] PlainNames =
        ["Spec", "Planned at", "Planned by", "Priority", "Effort", "Risk", "Network", "Status", "Category", "Issue", "Depends on"];

    private readonly SourceSpan networkSpan = SourceSpan.At(1);

    public PlanHeader(Outline outline, PlanShape shape)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, span) in Lines(outline, shape))
        {
            foreach (var field in Fields(line))
            {
                values[field.Name] = HtmlComments.Without(field.Value);
                networkSpan = field.Is("Network") ? span : networkSpan;
            }
        }

        Values = values;
        PlannedAt = values.TryGetValue("Planned at", out var at) && Commit().Match(at) is { Success: true } match ? match.Groups[1].Value : null;
    }

    public IReadOnlyDictionary<string, string> Values { get; }

    public string? PlannedAt { get; }

    /// <summary>What <c>Planned at</c> names as a commit, whether it is written like one or not; null when it names none, or only a date.</summary>
    public static string? CommitNamed(Plan plan) =>
        plan.Header.TryGetValue("Planned at", out var at) && Named().Match(at) is { Success: true } match ? match.Groups["commit"].Value : null;

    /// <summary>The document that <c>Spec</c> names, as written; null when it names none.</summary>
    public static string? SpecNamed(Plan plan) =>
        plan.Header.TryGetValue("Spec", out var spec) && Document().Match(spec) is { Success: true } match ? match.Groups["path"].Value : null;

    /// <summary>The line of a field of the header; the first line when it is not found.</summary>
    public static int LineOf(Plan plan, string name) =>
        Math.Max(1, 1 + Array.FindIndex(plan.Source.LineArray, line => line.Contains(name, StringComparison.OrdinalIgnoreCase) && Fields(Bullet().Without(line)).Any(field => field.Is(name))));

    public static IEnumerable<FieldLine> Fields(string line)
    {
        foreach (var part in line.AsSpan().ContainsAny('·', '•') ? Dot().Pieces(line) : [line])
        {
            if (FieldLine.Parse(part.Trim()) is { } field && (field.IsMarked || field.Is(PlainNames)))
            {
                yield return field;
            }
        }
    }

    public static IEnumerable<PlacedText> Lines(Outline outline, PlanShape shape)
    {
        foreach (var block in outline.Root.Blocks.Concat(shape.Title?.Blocks ?? []))
        {
            if (block is OutlineBlock.Bullets list)
            {
                foreach (var item in list.Items)
                {
                    yield return new(item.HeadLine, item.HeadSpan);
                }
            }
            else if (block is OutlineBlock.Paragraph paragraph)
            {
                var lines = paragraph.Text.Split('\n');
                for (var i = 0; i < lines.Length; i++)
                {
                    yield return new(lines[i], SourceSpan.At(paragraph.Span.Line + i));
                }
            }
        }
    }

    public PlanNetwork Network(ReadingLog log)
    {
        if (!Values.TryGetValue("Network", out var value))
        {
            return PlanNetwork.None;
        }

        switch (value.Split(' ', '(')[0].Trim('`', '*', '.').ToLowerInvariant())
        {
            case "none": return PlanNetwork.None;
            case "setup": return PlanNetwork.Setup;
            case "gates": return PlanNetwork.Gates;
            default:
                log.Add(Problems.NetworkNotUnderstood(value), networkSpan);
                return PlanNetwork.None;
        }
    }

    [GeneratedRegex(@"\s+[·•]\s+")]
    private static partial Regex Dot();

    [GeneratedRegex(@"^\s*(?:[-*+]\s+)?")]
    private static partial Regex Bullet();

    // A date alone is no commit.
    [GeneratedRegex(@"^\W*(?!\d{4}[-/.]\d)(?:commit\s+`?(?<commit>[A-Za-z0-9][\w./~^\-]*)|`?(?<commit>[0-9a-f]{4,64})\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:\[[^\]]*\]\()?`?(?:\./)?(?<path>[\w.\-][\w.\-/]*\.md)`?\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Document();

    [GeneratedRegex(@"^\W*(?:commit\s+)?`?([0-9a-fA-F]{4,64})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Commit();
}
