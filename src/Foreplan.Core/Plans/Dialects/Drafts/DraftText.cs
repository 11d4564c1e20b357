using Foreplan.Plans.Reading;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Drafts;

// Writes a draft as a document of our format: the one writer of it.
internal sealed class DraftText
{
    private readonly List<DraftLine> lines = [];

    // Lines of the text with where they came from.
    public IReadOnlyList<DraftLine> Lines => lines;

    public static DraftText Write(PlanDraft draft)
    {
        var text = new DraftText();
        text.lines.Add(draft.Title);
        text.Block(draft.Header);
        text.Block(draft.Preamble);
        var before = draft.Sections.Select(section => new Ranked(RankOf(section, 4), section)).Concat(draft.SectionsAfter.Select(section => new Ranked(RankOf(section, 6), section))).ByNumber(one => one.Rank);
        foreach (var (_, section) in before.Where(one => one.Rank < 5))
        {
            text.Section(section);
        }

        if (draft.Phases.Count > 0)
        {
            text.Section(new(draft.PhasesHeading, draft.PhasesIntro));
            draft.Phases.ForEach(text.Phase);
        }

        foreach (var (_, section) in before.Where(one => one.Rank > 5))
        {
            text.Section(section);
        }

        if (draft.DoneWhen.Count > 0)
        {
            text.Section(new(new("## Done when"), draft.DoneWhen));
        }

        return text;
    }

    public override string ToString()
    {
        var texts = new string[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++)
        {
            texts[i] = lines[i].Text;
        }

        return string.Join('\n', texts);
    }

    private static int RankOf(DraftSection section, int otherwise) => PlanHeadings.PartOf(section.Heading.Text.TrimStart('#')) switch
    {
        PlanPart.Overview => 0,
        PlanPart.Context => 1,
        PlanPart.Questions => 2,
        PlanPart.Decisions => 3,
        PlanPart.EdgeCases => 7,
        PlanPart.Risks => 8,
        PlanPart.OutOfScope => 9,
        PlanPart.StopIf => 10,
        PlanPart.DoneWhen => 11,
        _ => otherwise,
    };

    private void Section(DraftSection section)
    {
        Gap();
        lines.Add(section.Heading);
        Trimmed(section.Lines);
    }

    private void Phase(DraftPhase phase)
    {
        Gap();
        lines.Add(phase.Title with { Text = $"### Phase {phase.Id}: {phase.Title.Text}".TrimEnd(':', ' ') });
        Trimmed(phase.Intent);
        Block([.. PhaseFieldLines.Of(phase)]);
        Part("Steps", phase.Steps);
        Part("Verify", phase.Gates);
        Part("Check by hand", phase.HandChecks);
        phase.Sections.ForEach(Section);
    }

    private void Part(string name, List<DraftLine> content)
    {
        if (content.Count > 0)
        {
            Section(new(content[0].With($"#### {name}"), content));
        }
    }

    private void Block(IReadOnlyList<DraftLine> block)
    {
        if (block.Any(line => !string.IsNullOrWhiteSpace(line.Text)))
        {
            Gap();
            Trimmed(block);
        }
    }

    private void Gap()
    {
        if (lines.Count > 0 && lines[^1].Text.Length > 0)
        {
            lines.Add(new(""));
        }
    }

    // Without blank lines at its ends.
    private void Trimmed(IReadOnlyList<DraftLine> block)
    {
        var (first, end) = (0, block.Count);
        while (first < end && string.IsNullOrWhiteSpace(block[first].Text))
        {
            first++;
        }

        while (end > first && string.IsNullOrWhiteSpace(block[end - 1].Text))
        {
            end--;
        }

        for (var i = first; i < end; i++)
        {
            lines.Add(block[i]);
        }
    }

    private sealed record Ranked(int Rank, DraftSection Section);
}
