namespace Foreplan.Triage;

/// <summary>A recommendation about a role, with its reason.</summary>
/// <param name="Rule">Its stable name: <c>strong-executes</c>, <c>cheap-plans</c>, <c>skip-review</c>, <c>keep-review</c> or <c>weak-planner</c>.</param>
/// <param name="Text">What is recommended and why, one sentence.</param>
public sealed record TriageAdvice(string Rule, string Text);
