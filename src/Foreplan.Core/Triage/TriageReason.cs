namespace Foreplan.Triage;

/// <summary>Why a task needs as much process as it does.</summary>
/// <param name="Rule">The rule's stable name, such as <c>authentication</c>.</param>
/// <param name="Level">What it asks for.</param>
/// <param name="Text">What was seen, one sentence.</param>
public sealed record TriageReason(string Rule, TriageLevel Level, string Text);
