using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Specs;

/// <summary>Reads a <c>spec.md</c>: our own shape, spec-kit's, OpenSpec's and Kiro's. It never fails; what it guesses is a diagnostic.</summary>
public static class SpecReader
{
    /// <summary>Reads a spec.</summary>
    /// <param name="source">The document.</param>
    public static Spec Read(SourceText source)
    {
        var outline = Outline.Read(source);
        var collected = new SpecItems(source.Path);
        collected.Collect(outline.Root, null);
        var items = collected.Numbered();
        return new()
        {
            Source = source,
            Title = SpecHeadings.TitleOf(outline.Root.SelfAndBelow.Skip(1).FirstOrDefault()?.Title ?? ""),
            Requirements = items.Requirements,
            Constraints = items.Constraints,
            Criteria = items.Criteria,
            OutOfScope = [.. Sections(outline, SpecHeadings.IsOutOfScope).SelectMany(section => section.AllItems).Select(item => item.Text)],
            Clarifications = [.. Sections(outline, SpecHeadings.IsClarifications).SelectMany(section => section.AllItems)
                .Select(ClarificationLine.Parse).OfType<Clarification>()],
            Diagnostics = [.. outline.Diagnostics, .. items.Problems],
        };
    }

    private static IEnumerable<OutlineSection> Sections(Outline outline, Func<string, bool> named) =>
        outline.Root.SelfAndBelow.Where(section => named(section.Title));
}
