namespace Foreplan.Triage;

/// <summary>A file that work already done has changed.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Status">A, M, D or T as git says.</param>
/// <param name="Added">The added lines.</param>
/// <param name="Removed">The removed lines.</param>
public sealed record TriageChange(string Path, char Status, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    /// <summary>Added and removed lines together, blank ones left out.</summary>
    public int Lines => Added.Concat(Removed).Count(line => line.AsSpan().Trim().Length > 0);
}
