using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A row of the risk table, or a bullet under <c>Risks</c>.</summary>
/// <param name="Id">K1, K2 … by order.</param>
/// <param name="Text">The risk.</param>
/// <param name="Mitigation">What is done about it; null when not said.</param>
/// <param name="Status">open, active, implemented, as written; null when not said.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Risk(string Id, string Text, string? Mitigation, string? Status, SourceSpan Span);
