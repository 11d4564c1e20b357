namespace Foreplan.Costs;

/// <summary>What a part of a run will probably cost; dollars unrounded, null when the price is not known.</summary>
/// <param name="Name"><c>Phase 1</c>, <c>Review</c>.</param>
/// <param name="LowUsd">When it goes well.</param>
/// <param name="HighUsd">When it takes every attempt.</param>
public sealed record ForecastRow(string Name, decimal? LowUsd, decimal? HighUsd);
