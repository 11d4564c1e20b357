using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal sealed class PhaseFields
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "requirements", "covers", "depends on", "dependencies", "depends", "complexity", "estimated complexity", "files", "files to modify", "files to change",
        "files to create", "files to delete", "new files", "file changes", "read", "files to read", "model", "verify", "verification", "gate", "gates",
        "automated verification", "check by hand", "manual verification", "hand checks", "steps", "implementation steps", "status",
    };

    private readonly List<PhaseField> fields = [];
    private readonly List<OutlineItem> otherItems = [];
    private readonly List<string> prose = [];

    public PhaseFields(OutlineSection section)
    {
        Direct(section.Blocks);
        foreach (var child in section.SelfAndBelow.Skip(1))
        {
            fields.Add(new(HeadingName.Of(child.Title), "", [.. child.Items], child.Blocks, child.Span));
        }
    }

    // Direct bullets that are no fields.
    public IReadOnlyList<OutlineItem> OtherItems => otherItems;

    public string Prose => string.Join("\n\n", prose);

    public IEnumerable<PhaseField> Of(params string[] names) => fields.Where(field => field.Is(names));

    public static FieldLine? Split(string line) =>
        FieldLine.Parse(line) is { } field && HeadingName.Of(field.Name) is var name && (field.IsMarked || Known.Contains(name)) ? field with { Name = name } : null;

    private void Direct(IReadOnlyList<OutlineBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is OutlineBlock.Bullets list)
            {
                foreach (var item in list.Items)
                {
                    Item(item);
                }
            }
            else if (blocks[i] is OutlineBlock.Paragraph paragraph && Paragraph(paragraph, i + 1 < blocks.Count ? blocks[i + 1] as OutlineBlock.Bullets : null))
            {
                i++;
            }
        }
    }

    private void Item(OutlineItem item)
    {
        if (item.Number is null && Split(item.HeadLine) is { } field)
        {
            fields.Add(new(field.Name, field.Value, [.. item.Items], item.Blocks, item.Span));
        }
        else
        {
            otherItems.Add(item);
        }
    }

    // True when the list that follows belongs to the paragraph's last field.
    private bool Paragraph(OutlineBlock.Paragraph paragraph, OutlineBlock.Bullets? next)
    {
        List<string> plain = [];
        PhaseField? last = null;
        var lines = paragraph.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (Split(line) is { } field)
            {
                last = new(field.Name, field.Value, [], [], SourceSpan.At(paragraph.Span.Line + i));
                fields.Add(last);
            }
            else
            {
                plain.Add(line);
            }
        }

        if (plain.Count > 0)
        {
            prose.Add(string.Join('\n', plain));
        }

        if (last is null || next is null || last.Value.Length > 0 || !Known.Contains(last.Name))
        {
            return false;
        }

        fields[^1] = last with { Items = next.Items, Blocks = [next] };
        return true;
    }
}
