using Foreplan.Bench.History;
using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Bench.Mutations;

/// <summary>A true plan, read, to be changed at one place.</summary>
internal sealed class Draft
{
    public Draft(TruePlan source)
    {
        Source = source;
        Plan = PlanReader.Read(SourceText.From("plans/001-change/plan.md", source.Text));
        Spec = SpecReader.Read(SourceText.From("plans/001-change/spec.md", source.Spec));
    }

    public TruePlan Source { get; }

    public Plan Plan { get; }

    public Spec Spec { get; }

    public ITree Tree => Source.Tree;

    public string Line(int number) => Plan.Source.Lines[number - 1];

    /// <summary>The line of a phase's field; 0 when it has none.</summary>
    public int FieldLine(Phase phase, string field) =>
        Enumerable.Range(phase.Span.Line, phase.Span.EndLine - phase.Span.Line + 1).FirstOrDefault(line => Line(line).StartsWith($"- **{field}**:", StringComparison.Ordinal));

    /// <summary>The plan with one line in another wording.</summary>
    public Mutant Reworded(string kind, int line, string text, params string[] rules)
    {
        var lines = Plan.Source.Lines.ToArray();
        var what = $"line {line}: {lines[line - 1]} → {text}";
        lines[line - 1] = text;
        return new(kind, what, string.Join('\n', lines), Source.Spec, rules);
    }

    /// <summary>The plan with words of a line replaced; null when the line has them not.</summary>
    public Mutant? Replaced(string kind, int line, string old, string changed, params string[] rules) =>
        Line(line).Contains(old, StringComparison.Ordinal) && old != changed ? Reworded(kind, line, ReplaceFirst(Line(line), old, changed), rules) : null;

    /// <summary>The same change and one in another line.</summary>
    public static Mutant And(Mutant mutant, int line, string text)
    {
        var lines = mutant.Text.Split('\n');
        var what = $"{mutant.What}; line {line}: {lines[line - 1]} → {text}";
        lines[line - 1] = text;
        return mutant with { Text = string.Join('\n', lines), What = what };
    }

    /// <summary>True when neither the files nor the plan have such a path.</summary>
    public bool IsFree(string path) => !Tree.Exists(path) && !Plan.Source.Text.Contains($"`{path}`", StringComparison.Ordinal);

    private static string ReplaceFirst(string text, string old, string changed)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + changed + text[(at + old.Length)..];
    }
}
