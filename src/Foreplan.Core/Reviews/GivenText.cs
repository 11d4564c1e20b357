using System.Text.RegularExpressions;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>Text that the plan gives word for word: a fence with a path, or the code under a heading <c>Migration: NAME</c>.</summary>
/// <param name="Path">The file; null when the heading's file is not among the changed ones.</param>
/// <param name="Name">The path or name as the plan writes it.</param>
/// <param name="Phase">The phase that gives it; null outside phases.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record GivenText(string? Path, string Name, int? Phase, IReadOnlyList<string> Lines)
{
    public static IEnumerable<GivenText> Of(Plan plan, IReadOnlyList<ChangedFile> changes) =>
        plan.Excerpts.Where(excerpt => excerpt.IsRequiredText).Select(excerpt => OfFence(excerpt, null))
            .Concat(plan.Phases.SelectMany(phase =>
                phase.Excerpts.Where(excerpt => excerpt.IsRequiredText).Select(excerpt => OfFence(excerpt, phase.Id))
                    .Concat(phase.Sections.Select(section => OfSection(section, phase.Id, changes)).OfType<GivenText>())));

    public bool Has(string line) => Lines.Any(given => Plain(given) == Plain(line));

    /// <summary>A line with its blanks evened out: an amount of white space is no difference.</summary>
    public static string Plain(string line) => Spaces().Replace(line.Trim(), " ");

    private static GivenText OfFence(Excerpt excerpt, int? phase) =>
        new(TreePath.TryNormalize(excerpt.Path, out var path, out _) ? path : null, excerpt.Path, phase, excerpt.Content.Split('\n'));

    private static GivenText? OfSection(Section section, int phase, IReadOnlyList<ChangedFile> changes)
    {
        if (Heading().Match(section.Title) is not { Success: true } heading)
        {
            return null;
        }

        var name = heading.Groups["name"].Value;
        var body = Fence().Match(section.Body) is { Success: true } fence ? fence.Groups["code"].Value : section.Body;
        var path = changes.Select(change => change.Path).FirstOrDefault(changed => changed == name || changed.EndsWith("/" + name, StringComparison.Ordinal));
        return body.Trim().Length == 0 ? null : new(path, name, phase, body.Split('\n'));
    }

    [GeneratedRegex(@"^(?:Migration|File):\s*`?(?<name>[\w./\-]+\.\w+)`?$", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    // A fence that names its file is read as such; this one names none.
    [GeneratedRegex(@"^[ ]{0,3}(?<mark>```+|~~~+)[^\n]*\n(?<code>.*?)\n[ ]{0,3}\k<mark>\s*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
