namespace Foreplan.Plans.Dialects.Lines;

// One line of a Markdown document with what it is. Body is a heading's title, an item's text behind marker and task box, else the line without indentation.
internal sealed record DialectLine(int Number, string Text, LineKind Kind, int Indent, string Body)
{
    public int Level { get; init; }

    // `-`, `*`, `+`, or a number with its dot; empty for what is no item.
    public string Marker { get; init; } = "";

    // Where an item's text begins.
    public int ContentIndent { get; init; }

    public BoxState? Box { get; init; }

    public bool? Done => Box?.IsDone;

    public bool IsBlank => Kind == LineKind.Blank;

    public bool IsItem => Kind == LineKind.Item;

    public bool IsCode => Kind is LineKind.Fence or LineKind.Code;

    public bool IsOrdered => Marker.Length > 1;
}
