using Foreplan.Text;

namespace Foreplan.Specs;

/// <summary>An answered question kept in the spec.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer, without who gave it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Clarification(string Question, string Answer, SourceSpan Span);
