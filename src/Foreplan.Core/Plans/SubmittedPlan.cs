using Foreplan.Notes;
using Foreplan.Runs;

namespace Foreplan.Plans;

// What submit_plan brought: the whole text or a patch, and what became of the person's notes.
internal sealed record SubmittedPlan(string? Markdown, string? Patch, IReadOnlyList<NoteAnswer> Dispositions);
