namespace Foreplan.Notes;

/// <summary>What a planner says became of a note.</summary>
/// <param name="Note">The note's id.</param>
/// <param name="State">done, declined or asked.</param>
/// <param name="Where">Where in the new version; null when nowhere.</param>
/// <param name="Why">Why it was declined, or what is asked back; null when there is nothing to say.</param>
public sealed record NoteAnswer(string Note, string State, string? Where, string? Why);
