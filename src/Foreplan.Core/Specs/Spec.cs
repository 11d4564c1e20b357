using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Specs;

/// <summary>What is wanted, read from <c>spec.md</c>; the text is the truth.</summary>
public sealed record Spec
{
    /// <summary>The document it was read from.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The text of the first heading; empty when there is none.</summary>
    public required string Title { get; init; }

    /// <summary>Requirements in order of the text.</summary>
    public required IReadOnlyList<SpecItem> Requirements { get; init; }

    /// <summary>Constraints in order of the text.</summary>
    public required IReadOnlyList<SpecItem> Constraints { get; init; }

    /// <summary>Success criteria in order of the text.</summary>
    public required IReadOnlyList<SpecItem> Criteria { get; init; }

    /// <summary>Bullets under <c>Out of scope</c>.</summary>
    public required IReadOnlyList<string> OutOfScope { get; init; }

    /// <summary>Answers to questions of earlier plans.</summary>
    public required IReadOnlyList<Clarification> Clarifications { get; init; }

    /// <summary>What could not be read, or was read with a guess.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Requirements, constraints and criteria together.</summary>
    public IEnumerable<SpecItem> Items => Requirements.Concat(Constraints).Concat(Criteria);
}
