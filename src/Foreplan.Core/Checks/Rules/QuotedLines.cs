namespace Foreplan.Checks.Rules;

/// <summary>Lines to find in a file. Blanks at the end of a line and an indentation that all lines lost (a fence in a list) are forgiven.</summary>
internal sealed class QuotedLines
{
    private readonly string[] lines;
    private readonly int indent;

    public QuotedLines(string content)
    {
        lines = Array.ConvertAll(content.Split('\n'), line => line.TrimEnd());
        indent = Indent(lines);
    }

    public int Count => lines.Length;

    public bool IsLine(int index, string line) => lines[index].AsSpan().Trim().SequenceEqual(line.AsSpan().Trim());

    public bool StandAt(IReadOnlyList<string> file, int from)
    {
        if (from < 1 || from + lines.Length - 1 > file.Count)
        {
            return false;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsLine(i, file[from - 1 + i]))
            {
                return false;
            }
        }

        var part = file.Skip(from - 1).Take(lines.Length).Select(line => line.TrimEnd()).ToArray();
        var there = Indent(part);
        return part.Zip(lines).All(pair => pair.First.Length == 0 || pair.First[there..] == pair.Second[indent..]);
    }

    public IReadOnlyList<int> PlacesIn(IReadOnlyList<string> file) =>
        Array.TrueForAll(lines, line => line.Length == 0) ? [] : [.. Enumerable.Range(1, Math.Max(0, file.Count - lines.Length + 1)).Where(from => StandAt(file, from))];

    private static int Indent(string[] lines) =>
        lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
}
