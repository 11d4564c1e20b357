namespace Foreplan.Plans.Dialects.Lines;

// A heading with the lines up to the next heading of the same or a higher level; indexes into the document's lines, the end exclusive.
internal sealed class DialectSection(int level, string title, int start, int bodyStart)
{
    private readonly List<DialectSection> children = [];
    private List<DialectSection>? below;

    public int Level => level;

    public string Title => title;

    public int Start => start;

    public int BodyStart => bodyStart;

    public int End { get; private set; }

    // Where the first child begins, or the end.
    public int OwnEnd => children.Count > 0 ? children[0].Start : End;

    public IReadOnlyList<DialectSection> Children => children;

    public DialectSection? Parent { get; private set; }

    // All of them in order, worked out when they are first asked for: the tree is whole then.
    public IReadOnlyList<DialectSection> Below => below ??= Listed();

    public IEnumerable<DialectSection> Ancestors
    {
        get
        {
            for (var above = Parent; above is not null; above = above.Parent)
            {
                yield return above;
            }
        }
    }

    private List<DialectSection> Listed()
    {
        List<DialectSection> all = [];
        foreach (var child in children)
        {
            all.Add(child);
            all.AddRange(child.Below);
        }

        return all;
    }

    // Level 0: the document, whose own lines stand before the first heading.
    public static DialectSection Tree(DialectLine[] lines, int first)
    {
        var root = new DialectSection(0, "", first, first);
        var open = new Stack<DialectSection>([root]);
        for (var i = first; i < lines.Length; i++)
        {
            if (lines[i].Kind != LineKind.Heading)
            {
                continue;
            }

            while (open.Peek().Level >= lines[i].Level)
            {
                open.Pop().End = i;
            }

            var body = i + 1;
            while (body < lines.Length && lines[body].Kind == LineKind.HeadingRest)
            {
                body++;
            }

            var section = new DialectSection(lines[i].Level, lines[i].Body, i, body) { Parent = open.Peek() };
            open.Peek().children.Add(section);
            open.Push(section);
        }

        while (open.Count > 0)
        {
            open.Pop().End = lines.Length;
        }

        return root;
    }
}
