namespace Foreplan.Costs;

/// <summary>A phase to estimate.</summary>
/// <param name="Id">Its number.</param>
/// <param name="BriefTokens">Tokens of its first request: instructions, plan and brief, by <see cref="TokenEstimate"/> for the executor's model.</param>
public sealed record ForecastPhase(int Id, long BriefTokens);
