using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Specs;

internal sealed class SpecItems(string file)
{
    private readonly List<Found> found = [];

    public void Collect(OutlineSection section, SpecItemKind? inherited)
    {
        if (SpecHeadings.IsOutOfScope(section.Title) || SpecHeadings.IsClarifications(section.Title))
        {
            return;
        }

        var kiro = SpecHeadings.Kiro(section.Title);
        if (kiro.Success)
        {
            CollectKiro(section, kiro.Groups[1].Value, kiro.Groups[2].Value);
            return;
        }

        var openSpec = SpecHeadings.OpenSpec(section.Title);
        if (openSpec.Success)
        {
            var (id, title) = WrittenId.Split(openSpec.Groups[1].Value);
            found.Add(new(SpecItemKind.Requirement, id, Join(title, Prose(section)), section.Span));
            return;
        }

        var kind = SpecHeadings.KindOf(section.Title) ?? inherited;
        if (kind is { } known)
        {
            foreach (var item in section.Items.Where(item => item.Head.Length > 0))
            {
                var (id, text) = WrittenId.Split(item.Text);
                found.Add(new(known, id, text, item.Span with { Column = item.HeadSpan.Column }));
            }
        }

        foreach (var child in section.Children)
        {
            Collect(child, kind);
        }
    }

    public NumberedItems Numbered()
    {
        List<Diagnostic> diagnostics = [];
        var written = found.Where(item => item.Id is not null).Select(item => item.Id ?? "").ToHashSet(StringComparer.Ordinal);
        var requirements = OfKind(SpecItemKind.Requirement, new("R", written));
        var constraints = OfKind(SpecItemKind.Constraint, new("C", written));
        var criteria = OfKind(SpecItemKind.Criterion, new("S", written));
        var all = requirements.Concat(constraints).Concat(criteria).ByNumber(item => item.Span.Line);
        var guessed = all.Where(item => !item.IdIsWritten).ToList();
        if (guessed is [var first, ..])
        {
            diagnostics.Add(Problems.SpecIdsByPosition(file, first.Span.Line, guessed.Count, first.Id, guessed[^1].Id));
        }

        diagnostics.AddRange(all.GroupBy(item => item.Id, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any())
            .Select(group => Problems.IdTwice(file, group.Last().Span.Line, group.Key)));
        return new(requirements, constraints, criteria, diagnostics);
    }

    private SpecItem[] OfKind(SpecItemKind kind, IdsByPosition ids) =>
        [.. found.Where(item => item.Kind == kind).Select(item => new SpecItem(item.Id ?? ids.Next(), item.Text, item.Span, item.Id is not null))];

    private void CollectKiro(OutlineSection section, string number, string title)
    {
        found.Add(new(SpecItemKind.Requirement, number, Join(title, Prose(section)), section.Span));
        foreach (var (item, index) in section.Children.SelectMany(child => child.AllItems).Select((item, index) => (item, index)))
        {
            var id = $"{number}.{item.Number ?? index + 1}";
            found.Add(new(SpecItemKind.Requirement, id, item.Text, item.Span with { Column = item.HeadSpan.Column }));
        }
    }

    private static string Prose(OutlineSection section) =>
        string.Join(' ', section.Blocks.OfType<OutlineBlock.Paragraph>().Select(paragraph => Blanks.Collapse(paragraph.Text)));

    private static string Join(string title, string prose) =>
        title.Length == 0 ? prose : prose.Length == 0 ? title : $"{title}: {prose}";

    private sealed record Found(SpecItemKind Kind, string? Id, string Text, SourceSpan Span);
}
