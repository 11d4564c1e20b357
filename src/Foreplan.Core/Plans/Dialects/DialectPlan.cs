namespace Foreplan.Plans.Dialects;

/// <summary>A plan that was read from whatever a person or a tool wrote.</summary>
public sealed record DialectPlan
{
    /// <summary>What was read. Of one document its places are in that document; of several, in <see cref="Markdown"/>.</summary>
    public required Plan Plan { get; init; }

    /// <summary>What the document looks like: <c>foreplan</c> for our own format, <c>superpowers</c>, <c>spec-kit</c> …; <c>markdown</c> when it is nobody's.</summary>
    public required string Dialect { get; init; }

    /// <summary>True for our own format, as Markdown or as JSON.</summary>
    public bool IsOwn => Dialect is "foreplan" or "json";

    /// <summary>The plan as a document of our format, LF line ends; the document's own text where that is our format.</summary>
    public required string Markdown { get; init; }

    /// <summary>The spec that came with the plan, as a document that <c>SpecReader</c> reads; null when there was none.</summary>
    public string? Spec { get; init; }

    /// <summary>The originals, in the order in which they were read.</summary>
    public required IReadOnlyList<Text.SourceText> Originals { get; init; }
}
