namespace Foreplan.Plans.Dialects.Drafts;

// A plan on its way into our format.
internal sealed class PlanDraft
{
    public DraftLine Title { get; set; } = new("");

    public List<DraftLine> Header { get; } = [];

    // What stood below the title.
    public List<DraftLine> Preamble { get; } = [];

    // Sections of level 2 but for the phases, in order of the original; those after the phases are told apart.
    public List<DraftSection> Sections { get; } = [];

    public List<DraftSection> SectionsAfter { get; } = [];

    public DraftLine PhasesHeading { get; set; } = new("## Phases");

    public List<DraftLine> PhasesIntro { get; } = [];

    public List<DraftPhase> Phases { get; } = [];

    public List<DraftLine> DoneWhen { get; } = [];
}
