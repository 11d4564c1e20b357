using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A file, or lines of it, that the plan refers to: <c>src/a.js:12-31</c>.</summary>
/// <param name="Path">Relative to the repository's root.</param>
/// <param name="From">First line from 1; null for the whole file.</param>
/// <param name="To">Last line, inclusive; null for the whole file.</param>
/// <param name="Span">Where it stands in the plan.</param>
public sealed record FileRange(string Path, int? From, int? To, SourceSpan Span)
{
    /// <summary>What is said of it behind the path in <c>Read</c>; empty for nothing.</summary>
    public string Remark { get; init; } = "";
}
