using Foreplan.Diagnostics;

namespace Foreplan.Text;

// A Markdown document as headings and blocks with their lines. Reading one never fails.
internal sealed record Outline
{
    public required SourceText Source { get; init; }

    // Level 0; its blocks stand before the first heading.
    public required OutlineSection Root { get; init; }

    // The text with everything that is code blanked out, position by position.
    public string Prose => field ??= Code?.Prose() ?? "";

    public IReadOnlyList<CodeSpan> CodeSpans => field ??= Code?.Spans() ?? [];

    // Null for what was not read.
    public CodeMask? Code { private get; init; }

    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    public static Outline Read(SourceText source) => OutlineReader.Read(source);

    public string Slice(int firstLine, int lastLine) =>
        string.Join('\n', Source.LineArray, firstLine - 1, Math.Clamp(lastLine - firstLine + 1, 0, Math.Max(0, Source.Lines.Count - firstLine + 1)));

    public Plans.Section ToSection(OutlineSection section)
    {
        var (first, last) = (section.BodyLine, section.Span.EndLine);
        while (first <= last && string.IsNullOrWhiteSpace(Source.LineArray[first - 1]))
        {
            first++;
        }

        while (last >= first && string.IsNullOrWhiteSpace(Source.LineArray[last - 1]))
        {
            last--;
        }

        return new(section.Level, section.Title, Slice(first, last), section.Span);
    }
}
