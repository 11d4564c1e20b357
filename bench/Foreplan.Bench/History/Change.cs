namespace Foreplan.Bench.History;

/// <summary>What a commit did to a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">new, edit or delete, as a plan writes it.</param>
internal sealed record Change(string Path, string Kind);
