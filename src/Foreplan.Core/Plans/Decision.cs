using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A decision of the plan.</summary>
/// <param name="Id">Its id, such as <c>D1</c>, written or by position.</param>
/// <param name="Text">What was decided, why, and what was rejected.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Decision(string Id, string Text, SourceSpan Span);
