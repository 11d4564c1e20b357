using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Reading;

namespace Foreplan.Plans.Dialects.Drafts;

// Lines of an original as they can stand elsewhere: headings on another level, without indentation, with fences closed.
internal static class LineCopy
{
    // Headings of `level` go to `to`, deeper ones below it.
    public static List<DraftLine> Of(DialectDocument document, int start, int end, int level = 0, int to = 0, int indent = 0)
    {
        List<DraftLine> copy = [];
        for (var i = start; i < end; i++)
        {
            var line = document.Lines[i];
            if (line.Kind == LineKind.HeadingRest)
            {
                continue;
            }

            var text = line.Kind == LineKind.Heading
                ? $"{new string('#', Math.Clamp(line.Level - level + to, Math.Max(1, to), 6))} {Safe(line.Body)}"
                : Cut(line.Text, indent);
            copy.Add(new(text, document.Number, line.Number));
        }

        if (end > start && end == document.Lines.Length && document.Closing is { } closing)
        {
            copy.Add(new(Cut(closing, indent), document.Number, document.Lines[end - 1].Number));
        }

        return copy;
    }

    public static string Cut(string line, int indent)
    {
        var cut = 0;
        while (cut < indent && cut < line.Length && line[cut] is ' ' or '\t')
        {
            cut += line[cut] == '\t' ? indent : 1;
        }

        return cut == 0 ? line : line[Math.Min(cut, line.Length - line.TrimStart().Length)..];
    }

    // Under these names our format expects commands that are run, or phases: what only speaks of them gets another.
    public static string Safe(string title) => PlanHeadings.PartOf(title) switch
    {
        PlanPart.DoneWhen => Renamed("Acceptance", title),
        PlanPart.Phases => $"{title} as written",
        _ => title,
    };

    // The original name stays as a remark, which is not read.
    public static string Renamed(string name, string title)
    {
        var plain = title.Replace('(', '[').Replace(')', ']').TrimEnd(':', ' ');
        return name.Equals(plain, StringComparison.OrdinalIgnoreCase) ? title : $"{name} ({plain})";
    }
}
