using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// What a phase says under a name, be it `- **Files**:` with bullets below, `**Files:**` before a list, or a heading `Files`.
internal sealed record PhaseField(string Name, string Value, IReadOnlyList<OutlineItem> Items, IReadOnlyList<OutlineBlock> Blocks, SourceSpan Span)
{
    public bool Is(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (name == Name)
            {
                return true;
            }
        }

        return false;
    }
}
