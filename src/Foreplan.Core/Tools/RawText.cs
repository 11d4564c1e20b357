using System.Text;

namespace Foreplan.Tools;

/// <summary>A text with LF line ends for matching, that changes without touching the line ends of any other line.</summary>
internal sealed class RawText
{
    private readonly string raw;
    private readonly int[] pairs;

    internal RawText(string raw)
    {
        this.raw = raw;
        Text = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var places = new List<int>();
        for (var at = raw.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = raw.IndexOf("\r\n", at + 2, StringComparison.Ordinal))
        {
            places.Add(at - places.Count);
        }

        pairs = [.. places];
    }

    /// <summary>The text with LF line ends.</summary>
    internal string Text { get; }

    /// <summary>The raw text with places of <see cref="Text"/> replaced; new lines get the line end of their surroundings.</summary>
    internal string Splice(IEnumerable<TextSplice> splices)
    {
        var result = new StringBuilder(raw.Length + 256);
        var at = 0;
        foreach (var splice in splices.OrderBy(splice => splice.Start))
        {
            var start = ToRaw(splice.Start);
            result.Append(raw, at, start - at);
            result.Append(NewLineAt(splice.Start) == "\n" ? splice.Text : splice.Text.Replace("\n", "\r\n", StringComparison.Ordinal));
            at = ToRaw(splice.End);
        }

        return result.Append(raw, at, raw.Length - at).ToString();
    }

    /// <summary>The slice as it stands in the raw text.</summary>
    internal string RawSlice(int start, int end) => raw[ToRaw(start)..ToRaw(end)];

    private string NewLineAt(int at)
    {
        var next = Text.IndexOf('\n', at);
        next = next >= 0 ? next : Text.LastIndexOf('\n');
        return next >= 0 && Array.BinarySearch(pairs, next) >= 0 ? "\r\n" : "\n";
    }

    private int ToRaw(int at)
    {
        var before = Array.BinarySearch(pairs, at);
        return at + (before < 0 ? ~before : before);
    }
}
