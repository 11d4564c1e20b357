using System.Text.RegularExpressions;

namespace Foreplan.Records;

/// <summary>The text of PLANS.md with the blocks that Foreplan writes; everything outside of them stays as it is, line ends included.</summary>
/// <param name="raw">The text as it is in the file; empty for none.</param>
internal sealed partial class RecordText(string raw)
{
    private readonly string newLine = raw.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The text as it shall be in the file.</summary>
    public string Raw { get; private set; } = raw;

    /// <summary>The begin lines that no end line answers: what follows them is nobody's block and is left alone.</summary>
    public IReadOnlyList<(string Name, int Line)> Unended =>
        [.. Begin().Matches(Raw).Where(begin => Find(begin.Groups["name"].Value) is not { } found || (found.Start != begin.Index && IsUnended(begin)))
            .Select(begin => (begin.Groups["name"].Value, Raw.AsSpan(0, begin.Index).Count('\n') + 1))];

    /// <summary>What a block holds, LF, without the marker lines; null when there is no such block.</summary>
    public string? Block(string name) => Find(name) is { } found ? Raw[found.Inner..found.InnerEnd].Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') : null;

    /// <summary>Writes a block where it stands, else on top under the title, else before another block, else at the end.</summary>
    /// <param name="name">The block's name.</param>
    /// <param name="content">Its lines, LF.</param>
    /// <param name="isOnTop">Whether a new one goes under the title.</param>
    /// <param name="before">The block before which a new one goes, when it is there.</param>
    public void Put(string name, string content, bool isOnTop = false, string? before = null)
    {
        if (Block(name) == content)
        {
            return;
        }

        var inner = Ended(content + "\n");
        if (Find(name) is { } found)
        {
            Raw = Raw[..found.Inner] + inner + Raw[found.InnerEnd..];
            return;
        }

        var block = Ended($"<!-- foreplan:begin {name} -->\n") + inner + Ended($"<!-- foreplan:end {name} -->\n");
        if (isOnTop)
        {
            var at = Title().Match(Raw) is { Success: true } title ? title.Length : 0;
            Insert(at, (at == 0 ? "" : newLine) + block + (at == Raw.Length || Raw.AsSpan(at).StartsWith(newLine) ? "" : newLine));
        }
        else if (before is not null && Find(before) is { } other)
        {
            Insert(other.Start, block + newLine);
        }
        else
        {
            Insert(Raw.Length, (Raw.Length == 0 ? "" : Raw.EndsWith('\n') ? newLine : newLine + newLine) + block);
        }
    }

    /// <summary>Begins an empty document.</summary>
    public void Start(string head) => Raw = head;

    private void Insert(int at, string text) => Raw = Raw[..at] + (at > 0 && Raw[at - 1] != '\n' && !text.StartsWith(newLine, StringComparison.Ordinal) ? newLine : "") + text + Raw[at..];

    private string Ended(string text) => newLine == "\n" ? text : text.Replace("\n", newLine, StringComparison.Ordinal);

    private bool IsUnended(Match begin)
    {
        var end = End(begin.Groups["name"].Value).Match(Raw, begin.Index + begin.Length);
        var next = Begin().Match(Raw, begin.Index + begin.Length);
        return !end.Success || (next.Success && next.Index < end.Index);
    }

    private Place? Find(string name)
    {
        foreach (var begin in Begin().Matches(Raw).Where(begin => begin.Groups["name"].Value == name && !IsUnended(begin)))
        {
            var inner = begin.Index + begin.Length;
            return new(begin.Index, inner, End(name).Match(Raw, inner).Index);
        }

        return null;
    }

    private static Regex End(string name) => new($@"^<!-- foreplan:end {Regex.Escape(name)} -->", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^<!-- foreplan:begin (?<name>[^\r\n>]+?) -->[ \t]*\r?\n", RegexOptions.Multiline)]
    private static partial Regex Begin();

    // The document's heading, where nothing but blank lines stands before it.
    [GeneratedRegex(@"\A\s*# [^\n]*(?:\n|\z)")]
    private static partial Regex Title();

    private readonly record struct Place(int Start, int Inner, int InnerEnd);
}
