using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

// Codex puts the plan between tags; what stands around it is talk.
internal static class ProposedPlan
{
    private const string Open = "<proposed_plan>";
    private const string Close = "</proposed_plan>";

    // The same lines, those outside and the tags empty.
    public static (SourceText Text, bool Found) Within(SourceText source)
    {
        if (!source.Text.Contains(Open, StringComparison.Ordinal))
        {
            return (source, false);
        }

        var open = IndexOf(source.Lines, Open, 0);
        if (open < 0)
        {
            return (source, false);
        }

        var close = IndexOf(source.Lines, Close, open) is > 0 and var found ? found : source.Lines.Count;
        var lines = source.Lines.Select((line, index) => index > open && index < close ? line : "");
        return (SourceText.From(source.Path, string.Join('\n', lines)), true);
    }

    private static int IndexOf(IReadOnlyList<string> lines, string tag, int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (lines[i].Trim() == tag)
            {
                return i;
            }
        }

        return -1;
    }
}
