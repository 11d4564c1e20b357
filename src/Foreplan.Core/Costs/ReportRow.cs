namespace Foreplan.Costs;

/// <summary>One line of a bill.</summary>
public sealed record ReportRow
{
    /// <summary><c>Planning</c>, <c>Phase 1</c>, <c>Executor</c>, a model.</summary>
    public required string Name { get; init; }

    /// <summary>The stage; null for a role, a model and the total.</summary>
    public CostStage? Stage { get; init; }

    /// <summary>The phase; null for anything else. A phase's line is part of the implementation's.</summary>
    public int? Phase { get; init; }

    /// <summary>The models that were called, by name.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Attempts at phases that ended without a green gate.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>The sum.</summary>
    public required LedgerTotal Total { get; init; }

    internal static ReportRow Of(string name, IEnumerable<LedgerEntry> entries)
    {
        var list = entries.ToList();
        return new ReportRow
        {
            Name = name,
            Models = [.. list.Select(e => e.Model).Distinct().Order(StringComparer.Ordinal)],
            Total = LedgerTotal.Of(list),
        };
    }
}
