namespace Foreplan.Plans.Reading;

// `Phase 2: Title`.
internal sealed record PhaseHeading(int Id, string Title);
