namespace Foreplan.Notes;

/// <summary>A note that a revision was asked to answer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sha256">The hash of what it said then: a note that was changed since is not answered.</param>
public sealed record SentNote(string Id, string Sha256);
