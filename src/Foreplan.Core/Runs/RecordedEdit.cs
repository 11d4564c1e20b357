namespace Foreplan.Runs;

/// <summary>A change of one file that a tool is about to make.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Before">SHA-256 of the bytes before; null when the file is not there.</param>
/// <param name="After">SHA-256 of the bytes after, kept as a blob; null when it is deleted.</param>
public sealed record RecordedEdit(string Path, string? Before, string? After);
