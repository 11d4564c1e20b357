namespace Foreplan.Costs;

/// <summary>The most that a plan's run may cost.</summary>
/// <param name="LimitUsd">The limit in dollars.</param>
/// <param name="SpentUsd">What was spent or is reserved, asked for anew before every call.</param>
public sealed record Budget(decimal LimitUsd, Func<decimal> SpentUsd);
