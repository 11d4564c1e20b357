using Foreplan.Text;

namespace Foreplan.Specs;

/// <summary>A requirement (R1), a constraint (C1) or a success criterion (S1) of a spec.</summary>
/// <param name="Id">The id as written, or given by position.</param>
/// <param name="Text">What is wanted, without id and markup of the bullet.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="IdIsWritten">False when the id was given by position.</param>
public sealed record SpecItem(string Id, string Text, SourceSpan Span, bool IdIsWritten);
