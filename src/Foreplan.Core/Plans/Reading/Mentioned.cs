using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// Files named in code spans of the prose; not where a phase declares its scope, what to read, or its commands.
internal static class Mentioned
{
    public static IReadOnlyList<FileRange> Find(Outline outline, IReadOnlyList<Phase> phases, IReadOnlyList<Gate> doneWhen)
    {
        var declared = new LineSet().Add(doneWhen, gate => gate.Span);
        foreach (var phase in phases)
        {
            declared.Add(phase.Files, file => file.Span).Add(phase.Read, range => range.Span).Add(phase.Gates, gate => gate.Span);
        }

        return [.. outline.CodeSpans
            .Where(code => !declared.Contains(code.Span.Line) && PathText.IsSurelyFile(code.Content))
            .Select(code => PathText.ToRange(code.Content, code.Span))];
    }
}
