using Foreplan.Costs;

namespace Foreplan.Facts;

/// <summary>Lines up to a number of tokens, in sections that each take a share of what is left.</summary>
internal sealed class FactsPage(int maxTokens)
{
    private const int Longest = 320;
    private int left = maxTokens;

    public List<string> Lines { get; } = [];

    /// <summary>Adds a section as long as its share lasts; lines are asked for one by one.</summary>
    public void Section(string heading, IEnumerable<string> lines, double share)
    {
        var mine = (int)(left * share) - TokenEstimate.Of(heading) - 2;
        var isOpen = false;
        foreach (var line in lines)
        {
            var text = line.Length <= Longest ? line : line[..Longest] + "…";
            var tokens = TokenEstimate.Of(text) + 1;
            if (tokens > mine)
            {
                break;
            }

            if (!isOpen)
            {
                Lines.Add(Lines.Count == 0 ? heading : "\n" + heading);
                left -= TokenEstimate.Of(heading) + 2;
                isOpen = true;
            }

            Lines.Add(text);
            mine -= tokens;
            left -= tokens;
        }
    }
}
