namespace Foreplan.Runs;

/// <summary>Why a change is not in a phase's scope.</summary>
/// <param name="Code"><c>out_of_scope</c> or <c>not_allowed</c>.</param>
/// <param name="Message">What is in scope instead, for the model.</param>
public sealed record ScopeRefusal(string Code, string Message);
