using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Reviews;
using Foreplan.Runs;
using Foreplan.Tools;

namespace Foreplan.Records;

/// <summary>Says by code whether what a plan wants was brought about by others since its base.</summary>
internal static class FixedElsewhere
{
    /// <summary>The rule by which a plan is done that nobody carried out: every file and text it demands is there, though it was not at the base.</summary>
    public const string TextsStand = "texts-stand";

    /// <summary>The rule: commands of the plan that were red at the base are green now, and none is red.</summary>
    public const string GatesTurnedGreen = "gates-turned-green";

    /// <summary>The evidence that every demand is met at a commit and was not at the base; null when that is not so, or when the plan also edits files without saying the text.</summary>
    public static string? Evidence(Plan plan, ITree then, ITree now, string head)
    {
        var demands = Demands(plan).ToList();
        return demands.Count > 0 && demands.TrueForAll(demand => demand.IsMet(now)) && demands.Exists(demand => !demand.IsMet(then)) && AreSaid(plan)
            ? $"at {head[..7]} {string.Join(", ", demands.Select(demand => demand.Text))}"
            : null;
    }

    // An edit whose result the plan does not say word for word cannot be seen by its text.
    private static bool AreSaid(Plan plan)
    {
        var said = Texts(plan).Select(text => text.Path).ToHashSet(StringComparer.Ordinal);
        return plan.Phases.SelectMany(phase => phase.Files).All(file => file.Kind is ChangeKind.Delete || (file.Kind is ChangeKind.Rename && !said.Contains(file.Path)) || said.Contains(file.Path));
    }

    private static IEnumerable<Excerpt> Texts(Plan plan) => plan.Excerpts.Concat(plan.Phases.SelectMany(phase => phase.Excerpts)).Where(excerpt => excerpt.IsRequiredText);

    private static IEnumerable<Demand> Demands(Plan plan)
    {
        foreach (var file in plan.Phases.SelectMany(phase => phase.Files).Where(file => !file.IsGlob))
        {
            if (file.Kind == ChangeKind.Delete)
            {
                yield return new($"`{file.Path}` is gone", tree => !tree.Exists(file.Path));
            }
            else if (file.Kind == ChangeKind.Rename && file.From is { } from)
            {
                yield return new($"`{from}` is `{file.Path}`", tree => !tree.Exists(from) && tree.Exists(file.Path));
            }
        }

        foreach (var text in Texts(plan).Where(text => TreePath.TryNormalize(text.Path, out _, out _)))
        {
            yield return new($"`{text.Path}` has the plan's text (line {text.Span.Line})", tree => Stands(text, tree));
        }
    }

    private static bool Stands(Excerpt text, ITree tree)
    {
        var wanted = Plain(Text.Secrets.Replace(text.Content).Split('\n'));
        if (wanted.Count == 0 || new TreeFiles(tree).CleanLines(text.Path) is not { } lines)
        {
            return false;
        }

        var there = Plain(lines);
        return Enumerable.Range(0, Math.Max(0, there.Count - wanted.Count + 1)).Any(at => Enumerable.Range(0, wanted.Count).All(line => there[at + line] == wanted[line]));
    }

    private static List<string> Plain(IEnumerable<string> lines) => [.. lines.Select(GivenText.Plain).Where(line => line.Length > 0)];

    private sealed record Demand(string Text, Func<ITree, bool> IsMet);
}
