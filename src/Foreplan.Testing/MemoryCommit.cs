namespace Foreplan.Testing;

/// <summary>A commit of a <see cref="MemoryWorktree"/>.</summary>
/// <param name="Id">Forty hex digits.</param>
/// <param name="Tree">The tree's id.</param>
/// <param name="Message">Subject, body and trailers.</param>
public sealed record MemoryCommit(string Id, string Tree, string Message);
