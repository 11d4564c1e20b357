namespace Foreplan.Runs;

/// <summary>A file that differs between two trees.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Status">A, M, D or T as git says; a rename is a D and an A.</param>
public sealed record ChangedFile(string Path, char Status);
