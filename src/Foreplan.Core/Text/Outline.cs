using Foreplan.Diagnostics;

namespace Foreplan.Text;

// A Markdown document as headings and blocks with their lines. Reading one never fails.
internal sealed record Outline
{
    public required SourceText Source { get; init; }

    // Level 0; its blocks stand before the first heading.
    public required OutlineSection Root { get; init; }

    // The text with everything that is code blanked out, position by position.
    public required string Prose { get; init; }

    public required IReadOnlyList<CodeSpan> CodeSpans { get; init; }

    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    public static Outline Read(SourceText source) => OutlineReader.Read(source);

    public string Slice(int firstLine, int lastLine) =>
        string.Join('\n', Source.Lines.Skip(firstLine - 1).Take(Math.Max(0, lastLine - firstLine + 1)));

    public Plans.Section ToSection(OutlineSection section) => new(
        section.Level,
        section.Title,
        Blanks.TrimOuter(Slice(section.BodyLine, section.Span.EndLine)),
        section.Span);
}
