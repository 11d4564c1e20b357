using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A bullet or numbered line of a section: a step, an edge case, a stop condition, a context finding, a hand check.</summary>
/// <param name="Id">E1 … for edge cases, the number for a step; empty elsewhere.</param>
/// <param name="Text">Its text with nested lines, markup kept.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PlanItem(string Id, string Text, SourceSpan Span)
{
    /// <summary>Whether its task box is ticked; null without a box.</summary>
    public bool? Done { get; init; }
}
