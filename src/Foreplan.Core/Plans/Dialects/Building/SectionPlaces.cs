using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Dialects.Finding;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Building;

// Where sections go that are no phases: under our name where we have one, commands of criteria to Done when, everything else as it is.
internal sealed class SectionPlaces(DialectDocument document, PlanDraft draft, int firstPhase)
{
    private bool hasOverview = document.Root.Below.Any(section => section.Parent is { Level: < 2 } && PlanHeadings.PartOf(section.Title) == PlanPart.Overview);

    public void Section(DialectSection section) =>
        Lines(section, LineCopy.Of(document, section.BodyStart, section.End, section.Level, 2));

    public void Lines(DialectSection section, List<DraftLine> lines)
    {
        var bare = Bare(section.Title);
        if (HeadingName.Of(bare) == "status" && IsHeader(lines))
        {
            draft.Header.AddRange(lines.Where(line => line.Text.Trim().Length > 0));
            return;
        }

        if (HeadingName.Of(bare) == "scope" && ScopeSection.Read(document, lines) is { } scope)
        {
            Scope(section, bare, scope);
            return;
        }

        if (PlanHeadings.PartOf(bare) == PlanPart.DoneWhen || SectionWords.IsCriteria(bare))
        {
            lines = WithoutCommands(lines);
            if (!lines.Exists(line => line.Text.Trim().Length > 0))
            {
                return;
            }
        }

        Add(section, HeadingOf(bare), lines);
    }

    private void Scope(DialectSection section, string title, ScopeSection scope)
    {
        scope.Share(draft.Phases);
        if (scope.Rest.Any(line => line.Text.Trim().Length > 0))
        {
            Add(section, title, [.. scope.Rest]);
        }

        if (scope.HasOutside)
        {
            Add(section, scope.Remark.Length == 0 ? "Out of scope" : LineCopy.Renamed("Out of scope", scope.Remark), scope.Outside);
        }
    }

    // improve keeps what our header says in a section.
    private static bool IsHeader(List<DraftLine> lines) =>
        lines.TrueForAll(line => line.Text.Trim().Length == 0 || (line.Text.StartsWith("- **", StringComparison.Ordinal) && FieldLine.Parse(line.Text[2..]) is { IsMarked: true }));

    // Cline writes `[Overview]`.
    private static string Bare(string title) => title is ['[', .., ']'] ? title[1..^1] : title;

    private void Add(DialectSection section, string title, List<DraftLine> lines)
    {
        var heading = new DraftLine($"## {title}", document.Number, document.Lines[section.Start].Number);
        (section.Start < firstPhase ? draft.Sections : draft.SectionsAfter).Add(new(heading, lines));
    }

    private string HeadingOf(string title)
    {
        var part = SectionWords.PartOf(title);
        if (part is null or "Done when" || (part == "Overview" && hasOverview))
        {
            return LineCopy.Safe(title);
        }

        hasOverview |= part == "Overview";
        return LineCopy.Renamed(part, title);
    }

    private List<DraftLine> WithoutCommands(List<DraftLine> lines)
    {
        List<DraftLine> rest = [];
        var isCode = false;
        foreach (var line in lines)
        {
            var number = line.Line - 1;
            var item = number >= 0 ? document.Lines[number] : null;
            isCode = item?.IsCode == true;
            var (gate, isWhole) = item is { IsItem: true } && !isCode ? GateText.Of(item.Body) : (null, false);
            if (gate is not null)
            {
                var box = item?.Done == true ? "[x]" : "[ ]";
                if (!draft.DoneWhen.Exists(other => other.Text.EndsWith(gate, StringComparison.Ordinal)))
                {
                    draft.DoneWhen.Add(line.With($"- {box} {gate}"));
                }
            }

            if (gate is null || !isWhole || item?.Indent > 1)
            {
                rest.Add(line);
            }
        }

        return rest;
    }
}
