using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal sealed partial class HeaderStamp
{
    private readonly SourceText source;
    private readonly PlanShape shape;
    private readonly Dictionary<int, (SourceSpan Span, string Text)> lines = [];
    private readonly LineEdits edits;

    public HeaderStamp(SourceText source)
    {
        this.source = source;
        edits = new(source);
        var outline = Outline.Read(source);
        shape = new(outline);
        foreach (var (text, span) in PlanHeader.Lines(outline, shape).Where(line => PlanHeader.Fields(line.Text).Any()))
        {
            lines[span.Line] = (span, text);
        }
    }

    public string Write(IReadOnlyList<(string Name, string Value)> fields)
    {
        Dictionary<int, string> changed = [];
        List<string> missing = [];
        foreach (var (name, value) in fields)
        {
            var found = lines.Where(line => PlanHeader.Fields(line.Value.Text).Any(field => field.Is(name))).Select(line => line.Key).ToList();
            foreach (var line in found)
            {
                changed[line] = WithField(changed.GetValueOrDefault(line) ?? lines[line].Text, name, value);
            }

            if (found.Count == 0)
            {
                missing.Add($"- **{name}**: {value}");
            }
        }

        foreach (var (line, text) in changed)
        {
            var span = lines[line].Span;
            var before = source.Lines[line - 1][..Math.Min(span.Column - 1, source.Lines[line - 1].Length)];
            edits.Replace(line, span.EndLine, [before + text]);
        }

        if (missing.Count > 0)
        {
            Insert(missing, changed.Keys.DefaultIfEmpty(0).Max());
        }

        return edits.Apply();
    }

    private static string WithField(string line, string name, string value)
    {
        var parts = Dot().Split(line);
        for (var i = 0; i < parts.Length; i += 2)
        {
            if (FieldLine.Parse(parts[i].Trim()) is { } field && field.Is(name))
            {
                parts[i] = $"**{name}**: {value}";
            }
        }

        return string.Concat(parts);
    }

    private void Insert(List<string> missing, int lastStamped)
    {
        var isBullet = lastStamped > 0 && Bullet().IsMatch(source.Lines[lastStamped - 1]);
        if (isBullet)
        {
            edits.InsertBefore(lines[lastStamped].Span.EndLine + 1, missing);
        }
        else if (lines.Keys.Where(line => Bullet().IsMatch(source.Lines[line - 1])).Order().FirstOrDefault() is > 0 and var firstBullet)
        {
            edits.InsertBefore(firstBullet, missing);
        }
        else
        {
            var line = shape.Title?.BodyLine ?? AfterFrontMatter();
            var isBlank = line > source.Lines.Count || string.IsNullOrWhiteSpace(source.Lines[line - 1]);
            if (line > source.Lines.Count)
            {
                edits.Append(["", .. missing]);
            }
            else if (shape.Title is null)
            {
                edits.InsertBefore(line, [.. missing, ""]);
            }
            else
            {
                edits.InsertBefore(line, isBlank ? ["", .. missing] : ["", .. missing, ""]);
            }
        }
    }

    private int AfterFrontMatter()
    {
        if (source.Lines[0].TrimEnd() != "---")
        {
            return 1;
        }

        for (var i = 1; i < source.Lines.Count; i++)
        {
            if (source.Lines[i].TrimEnd() is "---" or "...")
            {
                return i + 2;
            }
        }

        return 1;
    }

    [GeneratedRegex(@"(\s+[·•]\s+)")]
    private static partial Regex Dot();

    [GeneratedRegex(@"^\s*[-*+]\s")]
    private static partial Regex Bullet();
}
