namespace Foreplan.Notes;

/// <summary>A note with where it stands in the plan as it is now.</summary>
/// <param name="Note">The note.</param>
/// <param name="Place">Its place in the text of <see cref="PlanNotes.Text"/>.</param>
/// <param name="IsInText">True while it stands in <c>plan.md</c> itself and not yet in <c>notes.json</c>.</param>
public sealed record PlacedNote(Note Note, NotePlace Place, bool IsInText);
