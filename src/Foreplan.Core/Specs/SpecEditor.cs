using Foreplan.Text;

namespace Foreplan.Specs;

/// <summary>The edits that Foreplan makes in a spec: text in, text out with LF line ends, and nothing else is changed.</summary>
public static class SpecEditor
{
    private static readonly (SpecItemKind Kind, string Title, string Prefix)[] Order =
    [
        (SpecItemKind.Requirement, "Requirements", "R"),
        (SpecItemKind.Constraint, "Constraints", "C"),
        (SpecItemKind.Criterion, "Success Criteria", "S"),
    ];

    /// <summary>Adds an item with the next free id, in a section that is made when missing. Ids that were given by position are written.</summary>
    public static string AddItem(Spec spec, SpecItemKind kind, string text)
    {
        var edits = new LineEdits(spec.Source);
        var outline = Outline.Read(spec.Source);
        foreach (var item in spec.Items.Where(item => !item.IdIsWritten && IsBullet(spec.Source, item)))
        {
            var line = spec.Source.Lines[item.Span.Line - 1];
            edits.Replace(item.Span.Line, item.Span.Line, [line.Insert(Math.Min(item.Span.Column - 1, line.Length), $"**{item.Id}**: ")]);
        }

        var own = kind switch { SpecItemKind.Requirement => spec.Requirements, SpecItemKind.Constraint => spec.Constraints, _ => spec.Criteria };
        var like = own.LastOrDefault(item => item.IdIsWritten && WrittenId.NumberOf(item.Id) > 0)?.Id;
        var number = own.Select(item => WrittenId.NumberOf(item.Id)).DefaultIfEmpty(0).Max() + 1;
        var (_, title, prefix) = Array.Find(Order, row => row.Kind == kind);
        var bullet = $"- **{WrittenId.Format(prefix, number, like)}**: {Blanks.Collapse(text)}";
        if (own.LastOrDefault(item => IsBullet(spec.Source, item)) is { } last)
        {
            edits.InsertBefore(last.Span.EndLine + 1, [bullet]);
        }
        else if (outline.Root.SelfAndBelow.FirstOrDefault(section => SpecHeadings.KindOf(section.Title) == kind) is { } section)
        {
            Below(edits, section, [bullet]);
        }
        else
        {
            AddSection(edits, outline, kind, title, bullet);
        }

        return edits.Apply();
    }

    /// <summary>Keeps an answer under <c>Clarifications</c>, in the block of its day.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="date">The day as <c>yyyy-MM-dd</c>.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="by">Who answered: <c>you</c>, or a name.</param>
    public static string AddClarification(Spec spec, string date, string question, string answer, string by)
    {
        var edits = new LineEdits(spec.Source);
        var bullet = ClarificationLine.Write(question, answer, by);
        var outline = Outline.Read(spec.Source);
        if (outline.Root.SelfAndBelow.FirstOrDefault(section => SpecHeadings.IsClarifications(section.Title)) is not { } clarifications)
        {
            edits.Append(["", "## Clarifications", $"### {date}", bullet]);
        }
        else if (clarifications.Children.FirstOrDefault(child => child.Title == date) is { } day)
        {
            Below(edits, day, [bullet]);
        }
        else
        {
            Below(edits, clarifications, [$"{new string('#', Math.Min(6, clarifications.Level + 1))} {date}", bullet]);
        }

        return edits.Apply();
    }

    /// <summary>An empty spec with its headings.</summary>
    /// <param name="title">What is wanted, in a few words.</param>
    public static string Template(string title) =>
        $"""
        # {Blanks.Collapse(title)}

        ## Requirements
        <!-- What it must do, one bullet each: - **R1**: Email/password login -->

        ## Constraints
        <!-- What limits how: - **C1**: Must work with the existing database -->

        ## Success Criteria
        <!-- How you will know, with a number where there is one: - **S1**: Login page loads in under 200 ms -->

        ## Out of scope
        <!-- What must not be touched or built: - Social login -->

        """.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static bool IsBullet(SourceText source, SpecItem item) => !source.Lines[item.Span.Line - 1].TrimStart().StartsWith('#');

    private static void Below(LineEdits edits, OutlineSection section, IReadOnlyList<string> lines) =>
        edits.InsertBefore(section.Span.EndLine + 1, section.Children.Count == 0 && section.Blocks is [.., OutlineBlock.Paragraph] ? ["", .. lines] : lines);

    private static void AddSection(LineEdits edits, Outline outline, SpecItemKind kind, string title, string bullet)
    {
        var sections = outline.Root.SelfAndBelow.Skip(1).ToList();
        var before = sections.LastOrDefault(section => SpecHeadings.KindOf(section.Title) is { } other && other < kind);
        var after = sections.FirstOrDefault(section =>
            SpecHeadings.KindOf(section.Title) > kind || SpecHeadings.IsOutOfScope(section.Title) || SpecHeadings.IsClarifications(section.Title));
        var heading = $"{new string('#', before?.Level ?? after?.Level ?? 2)} {title}";
        if (before is not null)
        {
            edits.InsertBefore(before.Span.EndLine + 1, ["", heading, bullet]);
        }
        else if (after is not null)
        {
            edits.InsertBefore(after.Span.Line, [heading, bullet, ""]);
        }
        else
        {
            edits.Append(["", heading, bullet]);
        }
    }
}
