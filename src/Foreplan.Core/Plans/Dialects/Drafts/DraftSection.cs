namespace Foreplan.Plans.Dialects.Drafts;

// A section that is kept as text.
internal sealed record DraftSection(DraftLine Heading, IReadOnlyList<DraftLine> Lines);
