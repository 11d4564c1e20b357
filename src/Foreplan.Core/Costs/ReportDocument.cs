namespace Foreplan.Costs;

// The bill as it is serialized.
internal sealed record ReportDocument
{
    public int Foreplan { get; init; } = 1;

    public required string Title { get; init; }

    public required decimal? Total { get; init; }

    public required decimal KnownTotal { get; init; }

    public required long Ms { get; init; }

    public required int FailedAttempts { get; init; }

    public required string? Planner { get; init; }

    public required decimal? SamePlannerModel { get; init; }

    public required decimal? OneSession { get; init; }

    public bool OneSessionIsEstimate { get; init; } = true;

    public required decimal? Savings { get; init; }

    public required decimal? OneSessionSavings { get; init; }

    public required IReadOnlyList<RowDocument> Rows { get; init; }

    public required IReadOnlyList<RowDocument> ByRole { get; init; }

    public required IReadOnlyList<RowDocument> ByModel { get; init; }

    public required IReadOnlyList<LedgerEntry> Calls { get; init; }
}
