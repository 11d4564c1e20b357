namespace Foreplan.Repositories;

/// <summary>A commit in a log.</summary>
/// <param name="Id">The full id.</param>
/// <param name="Date">The author's date as <c>yyyy-MM-dd</c>.</param>
/// <param name="Subject">The first line.</param>
public sealed record CommitInfo(string Id, string Date, string Subject);
