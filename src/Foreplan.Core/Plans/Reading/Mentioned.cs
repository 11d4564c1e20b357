using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// Files named in code spans of the prose; not where a phase declares its scope, what to read, or its commands.
internal static class Mentioned
{
    public static IReadOnlyList<FileRange> Find(Outline outline, IReadOnlyList<Phase> phases, IReadOnlyList<Gate> doneWhen)
    {
        HashSet<int> declared = [];
        foreach (var span in phases.SelectMany(Declared).Concat(doneWhen.Select(gate => gate.Span)))
        {
            declared.UnionWith(Enumerable.Range(span.Line, Math.Max(1, span.EndLine - span.Line + 1)));
        }

        return [.. outline.CodeSpans
            .Where(code => !declared.Contains(code.Span.Line) && PathText.IsSurelyFile(code.Content))
            .Select(code => PathText.ToRange(code.Content, code.Span))];
    }

    private static IEnumerable<SourceSpan> Declared(Phase phase) =>
        phase.Files.Select(file => file.Span).Concat(phase.Read.Select(file => file.Span)).Concat(phase.Gates.Select(gate => gate.Span));
}
