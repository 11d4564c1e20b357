namespace Foreplan.Runs;

/// <summary>Where a phase stands.</summary>
/// <param name="Id">The phase's number in the plan.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">What became of it in the run.</param>
/// <param name="Commit">The commit that it ended with; null before there is one.</param>
public sealed record PhaseProgress(int Id, string Title, PhaseStatus Status, string? Commit);
