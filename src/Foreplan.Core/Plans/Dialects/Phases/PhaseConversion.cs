using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Phases;

// Brings the lines of one phase of an original into the places that our format has for them.
internal sealed partial class PhaseConversion
{
    private readonly DialectDocument document;
    private readonly FoundPhase found;
    private readonly DraftPhase phase;
    private readonly StepLines steps;
    private readonly List<string> boxed = [];

    private PhaseConversion(DialectDocument document, FoundPhase found)
    {
        this.document = document;
        this.found = found;
        var heading = document.Lines[Math.Min(found.Start, document.Lines.Length - 1)];
        phase = new() { Label = found.Label, Title = new(TitleOf(found), document.Number, heading.Number) };
        steps = new(document, phase);
    }

    public static DraftPhase Convert(DialectDocument document, FoundPhase found)
    {
        var conversion = new PhaseConversion(document, found);
        conversion.Zones();
        conversion.steps.Finish();
        PhaseFiles.Complete(document, found, conversion.phase);
        conversion.Requirements();
        conversion.Box();
        return conversion.phase;
    }

    // What the box of the phase itself says.
    private void Box()
    {
        if (found.Start < document.Lines.Length && document.Lines[found.Start] is { IsItem: true, Box: { } box } line)
        {
            var state = box.IsDone ? "done" : box.IsStarted ? "in progress" : null;
            phase.Status ??= state is null ? null : new(state, document.Number, line.Number);
            for (var i = 0; box.IsDone && i < phase.Steps.Count; i++)
            {
                phase.Steps[i] = phase.Steps[i].With(Unboxed().With(phase.Steps[i].Text, number => number.Value + "[x] "));
            }

            phase.Title = box.IsOptional ? phase.Title.With($"{phase.Title.Text} (optional)") : phase.Title;
        }
    }

    private static string TitleOf(FoundPhase found)
    {
        var title = found.Title.Trim().TrimEnd('*', ':').Trim();
        return title.StartsWith('(') && title.EndsWith(')') && title.Length > 2 ? title[1..^1] : title;
    }

    // Kiro's boxes within a phase name theirs: `_Requirements: 1.1, 1.2_`.
    private void Requirements()
    {
        for (var i = found.BodyStart; phase.Requirements.Count == 0 && i < found.End; i++)
        {
            if (document.Lines[i] is { IsCode: false, Body: ['_', ..] body } && FieldLabel.Parse(body) is { Role: FieldRole.Requirements } label)
            {
                boxed.AddRange(RequirementLabels.Of(label.Value));
            }
        }

        phase.Requirements.AddRange(boxed.Distinct(StringComparer.Ordinal));
    }

    // What stands before the first small heading, and what is below each.
    private void Zones()
    {
        var heads = Headings(found.BodyStart, found.End);
        var level = heads.Count == 0 ? 0 : document.Lines[heads[0]].Level;
        heads.ForEach(i => level = Math.Min(level, document.Lines[i].Level));
        heads.RemoveAll(i => document.Lines[i].Level != level);
        var first = heads.Count > 0 ? heads[0] : found.End;
        new PhaseBody(document, phase, steps, found.Indent).Read(found.BodyStart, first, FieldRole.Text);
        for (var n = 0; n < heads.Count; n++)
        {
            Zone(heads[n], n + 1 < heads.Count ? heads[n + 1] : found.End);
        }
    }

    private void Zone(int head, int end)
    {
        var heading = document.Lines[head];
        var role = RoleOf(heading, head, end);
        var body = head + 1;
        switch (role)
        {
            case FieldRole.Steps when IsStep(heading, head) && !PhaseWork.HasItem(document, body, end, line => line.Done is not null):
                steps.Headed(heading, body, end);
                break;
            case FieldRole.Steps:
                steps.Head(heading);
                StepZone(body, end, heading.Level);
                break;
            case FieldRole.Checks or FieldRole.HandChecks or FieldRole.Files:
                var reader = new PhaseBody(document, phase, steps, found.Indent) { Heading = heading };
                reader.Read(body, end, role);
                break;
            default:
                var title = FieldLabel.Unread(LineCopy.Safe(heading.Body));
                phase.Sections.Add(new(new($"#### {title}", document.Number, heading.Number), LineCopy.Of(document, body, end, heading.Level, 4)
                    .Select(line => line.Text.StartsWith("#####", StringComparison.Ordinal) ? line.With(Unread(line.Text)) : line).ToList()));
                break;
        }
    }

    private static string Unread(string heading)
    {
        var marks = heading.Length - heading.TrimStart('#').Length;
        return $"{heading[..marks]} {FieldLabel.Unread(heading[marks..].Trim())}";
    }

    private FieldRole RoleOf(DialectLine heading, int head, int end)
    {
        var hasHeads = Headings(head + 1, end).Count > 0;
        var role = FieldLabel.RoleOf(heading.Body);
        if (role is FieldRole.Checks && hasHeads)
        {
            return FieldRole.Text is var text && ChecksBelow(head, end) ? FieldRole.Checks : text;
        }

        if (role is FieldRole.Checks or FieldRole.HandChecks or FieldRole.Steps || (role == FieldRole.Files && !hasHeads))
        {
            return role;
        }

        var hasBoxes = PhaseWork.HasItem(document, head + 1, end, line => line.Done is not null);
        return hasBoxes || IsStep(heading, head) || HasFileHeadings(head + 1, end) ? FieldRole.Steps : FieldRole.Text;
    }

    private bool HasFileHeadings(int start, int end) => document.Files.Count > 0 && Headings(start, end).Exists(document.Files.Contains);

    private bool IsStep(DialectLine heading, int head) => document.Files.Contains(head) || StepHeading.Parse(heading.Body) is { Word: "Step" or "Task" } || StepHeading.Numbered(heading.Body) is not null;

    // `Success Criteria` that is parted into automated and manual ones.
    private bool ChecksBelow(int head, int end) =>
        Headings(head + 1, end).TrueForAll(i => FieldLabel.RoleOf(document.Lines[i].Body) is FieldRole.Checks or FieldRole.HandChecks);

    private List<int> Headings(int start, int end)
    {
        List<int> headings = [];
        for (var i = start; i < end; i++)
        {
            if (document.Lines[i].Kind == LineKind.Heading)
            {
                headings.Add(i);
            }
        }

        return headings;
    }

    private void StepZone(int start, int end, int level)
    {
        var own = start;
        while (own < end && document.Lines[own].Kind != LineKind.Heading)
        {
            own++;
        }

        new PhaseBody(document, phase, steps, found.Indent).Read(start, own, FieldRole.Steps);
        for (var i = own; i < end;)
        {
            var next = i + 1;
            while (next < end && !(document.Lines[next].Kind == LineKind.Heading && document.Lines[next].Level <= document.Lines[i].Level))
            {
                next++;
            }

            var heading = document.Lines[i];
            var below = FieldLabel.RoleOf(heading.Body);
            if (below is FieldRole.Checks or FieldRole.HandChecks or FieldRole.Files)
            {
                Zone(i, next);
            }
            else if (PhaseWork.HasItem(document, i + 1, next, line => line.Done is not null))
            {
                steps.Head(heading);
                StepZone(i + 1, next, level);
            }
            else
            {
                steps.Headed(heading, i + 1, next);
            }

            i = next;
        }
    }

    [GeneratedRegex(@"^\d+\. (?!\[[ x]\] )")]
    private static partial Regex Unboxed();
}
