namespace Foreplan.Cli.Output;

/// <summary>Rows whose cells stand below each other; numbers to the right.</summary>
/// <param name="heads">The columns' names; one that starts with <c>&gt;</c> is set to the right.</param>
internal sealed class Columns(params IReadOnlyList<string> heads)
{
    private readonly List<IReadOnlyList<string>> rows = [];

    public Columns Add(params IReadOnlyList<string> cells)
    {
        rows.Add([.. cells.Select(cell => PlainText.OneLine(cell, 60))]);
        return this;
    }

    public void Show(Page page, string indent = "  ")
    {
        var names = heads.Select(head => head.TrimStart('>')).ToList();
        var widths = names.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max()).ToList();
        string Line(IReadOnlyList<string> cells) =>
            (indent + string.Join("  ", cells.Select((cell, column) => heads[column].StartsWith('>') ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))).TrimEnd();

        page.Line($"{Ink.Faint(Line(names))}");
        foreach (var row in rows)
        {
            page.Line(Line(row));
        }
    }
}
