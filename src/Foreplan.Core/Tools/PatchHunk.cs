namespace Foreplan.Tools;

/// <summary>One block of lines that a patch changes.</summary>
internal sealed class PatchHunk
{
    private int trailingBlanks;

    /// <summary>The line of the patch it starts at, from 1.</summary>
    internal required int At { get; init; }

    /// <summary>The line of the old file that a unified header names, from 1; null when it names none.</summary>
    internal int? OldLine { get; init; }

    /// <summary>Lines named after <c>@@</c>, under which the block stands.</summary>
    internal List<string> Anchors { get; } = [];

    /// <summary>The lines with their signs: blank, minus or plus.</summary>
    internal List<(char Sign, string Text)> Lines { get; } = [];

    /// <summary>True when the block ends the file.</summary>
    internal bool AtEnd { get; set; }

    /// <summary>Whether the file ends with a line end afterwards; null when the patch does not say.</summary>
    internal bool? FinalNewLine { get; set; }

    /// <summary>The lines that must be there.</summary>
    internal string[] Old => [.. Lines.Where(line => line.Sign != '+').Select(line => line.Text)];

    /// <summary>Takes a line with its sign; a blank line is one whose sign was trimmed. False for anything else.</summary>
    internal bool TryAdd(string line, char signOfBlank = ' ')
    {
        if (line.StartsWith('\\'))
        {
            // "\ No newline at end of file" is about the line before it.
            FinalNewLine = Lines.Count > 0 && Lines[^1].Sign == '-';
            return true;
        }

        if (line.Length > 0 && line[0] is not (' ' or '+' or '-'))
        {
            return false;
        }

        Lines.Add(line.Length == 0 ? (signOfBlank, "") : (line[0], line[1..]));
        trailingBlanks = line.Length == 0 ? trailingBlanks + 1 : 0;
        return true;
    }

    /// <summary>Leaves out blank lines without a sign at the end: they part this hunk from what follows.</summary>
    internal void Close()
    {
        Lines.RemoveRange(Lines.Count - trailingBlanks, trailingBlanks);
        trailingBlanks = 0;
    }
}
