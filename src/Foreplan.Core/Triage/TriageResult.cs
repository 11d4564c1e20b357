namespace Foreplan.Triage;

/// <summary>How much process a task needs, and why.</summary>
public sealed record TriageResult
{
    /// <summary>The verdict.</summary>
    public required TriageLevel Level { get; init; }

    /// <summary>What led to it, the weightiest first; never empty.</summary>
    public required IReadOnlyList<TriageReason> Reasons { get; init; }

    /// <summary>Of work already done, what was looked at: commits, what is not committed, or both; empty for a task in words.</summary>
    public string Judged { get; init; } = "";

    /// <summary>What is recommended about the roles.</summary>
    public IReadOnlyList<TriageAdvice> Advice { get; init; } = [];

    /// <summary>The verdict in words: <c>direct</c>, <c>plan</c> or <c>plan + review</c>.</summary>
    public string Word => Level switch
    {
        TriageLevel.Direct => "direct",
        TriageLevel.Plan => "plan",
        _ => "plan + review",
    };
}
