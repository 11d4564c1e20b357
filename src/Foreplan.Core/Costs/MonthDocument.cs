namespace Foreplan.Costs;

internal sealed record MonthDocument
{
    public required string Month { get; init; }

    public required decimal? Usd { get; init; }

    public required IReadOnlyList<RowDocument> Plans { get; init; }
}
