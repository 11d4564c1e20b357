namespace Foreplan.Costs;

internal sealed record MonthsDocument
{
    public int Foreplan { get; init; } = 1;

    public required decimal? Total { get; init; }

    public required IReadOnlyList<MonthDocument> Months { get; init; }
}
