namespace Foreplan.Repositories;

/// <summary>A commit with the whole of what it says.</summary>
/// <param name="Id">The full id.</param>
/// <param name="Parent">The first parent's id; null for a first commit.</param>
/// <param name="Text">Subject, body and trailers.</param>
public sealed record LoggedCommit(string Id, string? Parent, string Text);
