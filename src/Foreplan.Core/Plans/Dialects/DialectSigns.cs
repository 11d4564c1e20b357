using System.Text;
using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

// What a document's headings, boxes and labels tell about the tool that made it.
internal sealed partial class DialectSigns
{
    private const int LinesOfHead = 60;

    private readonly HashSet<string> headings = new(StringComparer.Ordinal);
    private readonly DialectDocument document;

    public DialectSigns(DialectDocument document)
    {
        this.document = document;
        foreach (var section in document.Root.Below)
        {
            headings.Add(HeadingName.Of(section.Title));
            Tasks += TaskHeading().IsMatch(section.Title) ? 1 : 0;
            Requirements += RequirementHeading().IsMatch(section.Title) ? 1 : 0;
            Deltas += DeltaHeading().IsMatch(section.Title) ? 1 : 0;
            Phases += section.Title.StartsWith("Phase ", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            NumberedPhases += NumberedHeading().IsMatch(section.Title) ? 1 : 0;
        }

        Title = document.Root.Below is [var first, ..] ? first.Title : "";
        Count();
    }

    public string Title { get; }

    public int Tasks { get; }

    public int Requirements { get; }

    public int Deltas { get; }

    public int Phases { get; }

    public int NumberedPhases { get; }

    public int Boxes { get; private set; }

    // `- [ ] T001 …`
    public int TaskIds { get; private set; }

    // `- [ ] 1.1 …`
    public int DecimalBoxes { get; private set; }

    // `- [ ] 1. …`
    public int WholeBoxes { get; private set; }

    // `- [ ] **Step 1: …**`
    public int StepBoxes { get; private set; }

    // `_Requirements: 1.1_`
    public int RequirementLines { get; private set; }

    // `#### [MODIFY] [name](file:///…)`
    public bool HasFileHeadings => document.Files.Count > 0;

    public bool HasAny(params ReadOnlySpan<string> names) => Of(names) > 0;

    public int Of(params ReadOnlySpan<string> names)
    {
        var count = 0;
        foreach (var name in names)
        {
            count += headings.Contains(name) ? 1 : 0;
        }

        return count;
    }

    // In the first lines, where tools sign.
    public bool Says(string text) => Head.Contains(text.ToLowerInvariant(), StringComparison.Ordinal);

    private string Head => field ??= Lower(string.Join('\n', document.Source.LineArray, 0, Math.Min(LinesOfHead, document.Source.LineArray.Length)));

    // Only ASCII, which tools sign in: the library goes through the rest character by character.
    private static string Lower(string text) => string.Create(text.Length, text, static (lower, text) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            Ascii.ToLower(text.AsSpan(at), lower[at..], out var written);
            at += written;
            if (at < text.Length)
            {
                lower[at] = text[at];
            }
        }
    });

    private void Count()
    {
        foreach (var line in document.Lines)
        {
            if (line.IsItem && line.Done is not null)
            {
                var body = line.Body.AsSpan();
                Boxes++;
                TaskIds += TaskId().IsMatch(body) ? 1 : 0;
                DecimalBoxes += DecimalBox().IsMatch(body) ? 1 : 0;
                WholeBoxes += line.Indent == 0 && WholeBox().IsMatch(body) ? 1 : 0;
                StepBoxes += body.StartsWith("**Step ", StringComparison.Ordinal) ? 1 : 0;
            }
            else if (line.Body.Length > 4 && line.Body[0] == '_' && RequirementLine().IsMatch(line.Body))
            {
                RequirementLines++;
            }
        }
    }

    [GeneratedRegex(@"^Task \d", RegexOptions.IgnoreCase)]
    private static partial Regex TaskHeading();

    [GeneratedRegex(@"^(?:Requirement|要件|需求)\s*\d", RegexOptions.IgnoreCase)]
    private static partial Regex RequirementHeading();

    [GeneratedRegex(@"^(?:ADDED|MODIFIED|REMOVED|RENAMED) Requirements|^Requirement:|^Scenario:")]
    private static partial Regex DeltaHeading();

    [GeneratedRegex(@"^\d{1,3}\.\s")]
    private static partial Regex NumberedHeading();

    [GeneratedRegex(@"^T\d{3,}\b")]
    private static partial Regex TaskId();

    [GeneratedRegex(@"^\d{1,3}\.\d{1,3}\b")]
    private static partial Regex DecimalBox();

    [GeneratedRegex(@"^\d{1,3}\.?\s")]
    private static partial Regex WholeBox();

    [GeneratedRegex(@"^_(?:Requirements?|要件|需求|요구사항|Boundary|Depends)\s*[:：]", RegexOptions.IgnoreCase)]
    private static partial Regex RequirementLine();
}
