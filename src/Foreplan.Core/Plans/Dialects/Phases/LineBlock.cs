using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Phases;

// Lines that belong together on the outermost level of a phase: an item with what is below it, a paragraph, a fence. The end is exclusive.
internal sealed record LineBlock(int Start, int End, LineKind Kind)
{
    public static List<LineBlock> Split(DialectLine[] lines, int start, int end)
    {
        List<LineBlock> blocks = [];
        for (var i = start; i < end;)
        {
            if (lines[i].IsBlank)
            {
                i++;
                continue;
            }

            var next = EndOf(lines, i, end);
            blocks.Add(new(i, next, lines[i].Kind == LineKind.Code ? LineKind.Fence : lines[i].Kind));
            i = next;
        }

        return blocks;
    }

    private static int EndOf(DialectLine[] lines, int start, int end)
    {
        var first = lines[start];
        var i = start + 1;
        switch (first.Kind)
        {
            case LineKind.Fence or LineKind.Code:
                while (i < end && lines[i].Kind == LineKind.Code)
                {
                    i++;
                }

                return first.Kind == LineKind.Fence && i < end && lines[i].Kind == LineKind.Fence ? i + 1 : i;
            case LineKind.Item:
                return ItemEnd(lines, start, end);
            case LineKind.Text:
                // What comes right below a paragraph's line and is no block of its own goes on with it.
                while (i < end && lines[i].Kind == LineKind.Text)
                {
                    i++;
                }

                return i;
            case LineKind.Heading:
                return i;
            default:
                while (i < end && lines[i].Kind == first.Kind && first.Kind != LineKind.Rule)
                {
                    i++;
                }

                return i;
        }
    }

    private static int ItemEnd(DialectLine[] lines, int start, int end)
    {
        var content = lines[start].ContentIndent;
        var last = start + 1;
        for (var i = start + 1; i < end; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            var isLazy = line.Kind is LineKind.Text && !lines[i - 1].IsBlank && !lines[i - 1].IsCode && line.Indent < content;
            if (line.Indent < content && !isLazy && !(line.Kind == LineKind.Code && lines[i - 1].IsCode))
            {
                break;
            }

            if (line.Kind == LineKind.Heading)
            {
                break;
            }

            last = i + 1;
        }

        return last;
    }
}
