using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Phases;

// One stretch of a phase without headings: labels with their lists, boxes, numbered lines, prose.
internal sealed partial class PhaseBody(DialectDocument document, DraftPhase phase, StepLines steps, int indent)
{
    private FieldRole role;
    private string usual = "";
    private bool absorbs;
    private bool hasBoxes;

    // The small heading above; kept as a section when something below it could not be placed.
    public DialectLine? Heading { get; init; }

    public void Read(int start, int end, FieldRole about)
    {
        role = about;
        usual = FileEntry.UsualOf(Heading?.Body ?? "");
        var blocks = LineBlock.Split(document.Lines, start, end);
        hasBoxes = blocks.Exists(block => IsBox(document.Lines[block.Start]));
        List<LineBlock> rest = [];
        foreach (var block in blocks)
        {
            if (!Take(block))
            {
                rest.Add(block);
            }
        }

        if (Heading is { } heading && rest.Count > 0)
        {
            var title = about == FieldRole.HandChecks ? $"{heading.Body} as written" : FieldLabel.Unread(LineCopy.Safe(heading.Body));
            phase.Sections.Add(new(new($"#### {title}", document.Number, heading.Number), [.. rest.SelectMany(block => Copied(block))]));
        }
        else
        {
            rest.ForEach(Keep);
        }
    }

    private static bool IsBox(DialectLine line) => line is { IsItem: true, Done: not null };

    // True when the block found its place.
    private bool Take(LineBlock block)
    {
        var line = document.Lines[block.Start];
        switch (block.Kind)
        {
            case LineKind.Item:
                return Item(block, line);
            case LineKind.Text:
                return Paragraph(block);
            case LineKind.Fence when role == FieldRole.Checks && !absorbs:
                return CheckLines.Fence(document, block, phase);
            case LineKind.Rule:
                absorbs = false;
                role = FieldRole.Text;
                return true;
            case LineKind.Html when line.Body.StartsWith("<!--", StringComparison.Ordinal) && steps.HasSteps && !absorbs:
                return Between(block);
            default:
                return absorbs ? Absorb(block) : steps.HasSteps && role == FieldRole.Steps && Heading is null && Between(block);
        }
    }

    private bool Item(LineBlock block, DialectLine line)
    {
        if (IsBox(line) && role is not (FieldRole.Checks or FieldRole.HandChecks))
        {
            absorbs = !line.IsOrdered && IsOpen().IsMatch(line.Body);
            steps.Add(block);
            return true;
        }

        if (FieldLabel.Parse(line.Body) is { Role: not FieldRole.Text } label && !line.IsOrdered && Labelled(block, label, isItem: true))
        {
            return true;
        }

        if (absorbs)
        {
            return Absorb(block);
        }

        switch (role)
        {
            case FieldRole.Files or FieldRole.Read when PhaseFiles.Take(document, block, phase, role == FieldRole.Read ? FileEntry.ReadOnly : usual):
                return true;
            case FieldRole.Checks or FieldRole.HandChecks:
                CheckLines.Item(document, block, phase, role == FieldRole.HandChecks);
                return true;
            case FieldRole.Depends:
                phase.Depends.Add(line.Body);
                return true;
            case FieldRole.Requirements when RequirementsText().IsMatch(line.Body):
                phase.Requirements.AddRange(RequirementLabels.Of(line.Body));
                return false;
            case FieldRole.Steps when !hasBoxes:
                steps.Add(block);
                return true;
            default:
                if (Heading is null && role is FieldRole.Text or FieldRole.Steps && !hasBoxes)
                {
                    steps.Perhaps(block);
                    return true;
                }

                return false;
        }
    }

    private bool Paragraph(LineBlock block)
    {
        var first = document.Lines[block.Start];
        if (FieldLabel.Parse(first.Body) is { } label)
        {
            // What begins with a label of its own is no part of the step before, but for what a step usually says.
            if (absorbs && label.Role == FieldRole.Text)
            {
                return Absorb(block);
            }

            if (label.Role != FieldRole.Text)
            {
                var isIn = absorbs && label.Value.Length > 0 && label.Role is FieldRole.Checks or FieldRole.Goal;
                if (!isIn)
                {
                    absorbs = false;
                    return Labels(block);
                }
            }
        }

        if (absorbs)
        {
            return Absorb(block);
        }

        role = FieldRole.Text;
        return false;
    }

    // Several labels, each on its line.
    private bool Labels(LineBlock block)
    {
        for (var i = block.Start; i < block.End;)
        {
            var next = i + 1;
            while (next < block.End && FieldLabel.Parse(document.Lines[next].Body) is null)
            {
                next++;
            }

            var part = new LineBlock(i, next, LineKind.Text);
            if (FieldLabel.Parse(document.Lines[i].Body) is not { } label || !Labelled(part, label, isItem: false))
            {
                Keep(part);
            }

            i = next;
        }

        return true;
    }

    // True when label and value found their place; a list that follows then belongs to it.
    private bool Labelled(LineBlock block, FieldLabel label, bool isItem)
    {
        role = label.Role;
        usual = FileEntry.UsualOf(label.Name);
        absorbs = false;
        var line = document.Lines[block.Start];
        var isLong = block.End - block.Start > 1;
        switch (role)
        {
            case FieldRole.Files or FieldRole.Read:
                return PhaseFiles.Labelled(document, block, phase, label, role == FieldRole.Read ? FileEntry.ReadOnly : usual);
            case FieldRole.Requirements when RequirementLabels.Of(label.Value) is { Count: > 0 } ids:
                phase.Requirements.AddRange(ids);
                return !isLong && RequirementLabels.IsWhole(label.Value);
            case FieldRole.Depends when !isLong:
                phase.Depends.Add(label.Value);
                return true;
            case FieldRole.Complexity when !isLong && label.Value.Length > 0:
                phase.Complexity = new(label.Value, document.Number, line.Number);
                return true;
            case FieldRole.Model when !isLong && label.Value is "planner" or "executor" or "reviewer":
                phase.Model = new(label.Value, document.Number, line.Number);
                return true;
            case FieldRole.Status when !isLong && label.Value.Length > 0 && phase.Status is null:
                phase.Status = new(label.Value, document.Number, line.Number);
                return true;
            case FieldRole.Checks or FieldRole.HandChecks:
                role = label.Value.Length > 0 || isItem ? FieldRole.Text : role;
                return CheckLines.Labelled(document, block, phase, label, isItem);
            case FieldRole.Steps:
                // The list below is the steps; a value is text.
                return label.Value.Length == 0 && !isLong;
            default:
                return false;
        }
    }

    private bool Absorb(LineBlock block)
    {
        steps.Continue(block.Start, block.End, document.Lines[block.Start].Indent);
        CheckLines.Runs(document, block, phase);
        return true;
    }

    private bool Between(LineBlock block)
    {
        steps.Between(block.Start, block.End);
        return true;
    }

    private void Keep(LineBlock block)
    {
        steps.SpareHead();
        phase.Intent.Add(new(""));
        phase.Intent.AddRange(Copied(block));
    }

    // As written, but under no label that our format would read otherwise.
    private IEnumerable<DraftLine> Copied(LineBlock block)
    {
        var cut = Math.Min(indent > 0 ? indent : document.Lines[block.Start].Indent, document.Lines[block.Start].Indent);
        return LineCopy.Of(document, block.Start, block.End, 0, 0, cut).Select(line => document.Lines[line.Line - 1].IsCode ? line : line.With(PlainLabels.Of(line.Text)));
    }

    // A step whose text goes on below without indentation.
    [GeneratedRegex(@"^\*\*.+\*\*:?\s*$|^\*\*Step\b")]
    private static partial Regex IsOpen();

    [GeneratedRegex(@"\d")]
    private static partial Regex RequirementsText();
}
