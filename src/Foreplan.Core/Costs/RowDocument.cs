namespace Foreplan.Costs;

internal sealed record RowDocument
{
    public required string Name { get; init; }

    public required CostStage? Stage { get; init; }

    public required int? Phase { get; init; }

    public required IReadOnlyList<string> Models { get; init; }

    public required int Calls { get; init; }

    public required int FailedCalls { get; init; }

    public required int FailedAttempts { get; init; }

    public required int PossiblyPaid { get; init; }

    public required Usage Usage { get; init; }

    public required long Ms { get; init; }

    public required decimal? Usd { get; init; }

    public required decimal KnownUsd { get; init; }
}
