using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks;

/// <summary>A document that was judged.</summary>
public sealed record CheckedDocument
{
    /// <summary>The document's name for messages.</summary>
    public required string Path { get; init; }

    /// <summary>Whose format it is: <c>foreplan</c>, the name of another tool, <c>spec</c> for a spec.</summary>
    public required string Dialect { get; init; }

    /// <summary>The plan as it was read; null for a spec.</summary>
    public Plan? Plan { get; init; }

    /// <summary>What was found, by line.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>How many of them are errors.</summary>
    public int Errors => Diagnostics.Count(found => found.Severity == Severity.Error);

    /// <summary>How many of them are warnings.</summary>
    public int Warnings => Diagnostics.Count(found => found.Severity == Severity.Warning);
}
