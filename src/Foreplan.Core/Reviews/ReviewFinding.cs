namespace Foreplan.Reviews;

/// <summary>One finding of the reviewer.</summary>
public sealed record ReviewFinding
{
    /// <summary>deviation, defect, security, missing or suggestion.</summary>
    public required string Kind { get; init; }

    /// <summary>high, medium or low.</summary>
    public required string Severity { get; init; }

    /// <summary>The file; null for what is missing.</summary>
    public string? Path { get; init; }

    /// <summary>The line in the reviewed commit, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What happens, and when.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The requirement it concerns; null for none.</summary>
    public string? Requirement { get; init; }
}
