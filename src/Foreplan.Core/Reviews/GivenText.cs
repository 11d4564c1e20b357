using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>Text that the plan gives word for word: a fence with a path, or the code under a heading <c>Migration: NAME</c>.</summary>
/// <param name="Path">The file; null when no file of the heading's name is there.</param>
/// <param name="Name">The path or name as the plan writes it.</param>
/// <param name="Phase">The phase that gives it; null outside phases.</param>
/// <param name="Lines">Its lines, secrets replaced as in every text that a model sees.</param>
internal sealed partial record GivenText(string? Path, string Name, int? Phase, IReadOnlyList<string> Lines)
{
    public static IEnumerable<GivenText> Of(Plan plan, IReadOnlyList<ChangedFile> changes, ITree head) =>
        plan.Excerpts.Where(excerpt => excerpt.IsRequiredText).Select(excerpt => OfFence(excerpt, null))
            .Concat(plan.Phases.SelectMany(phase =>
                phase.Excerpts.Where(excerpt => excerpt.IsRequiredText).Select(excerpt => OfFence(excerpt, phase.Id))
                    .Concat(phase.Sections.Where(section => !phase.Excerpts.Any(excerpt => section.Span.Line <= excerpt.Span.Line && excerpt.Span.Line <= section.Span.EndLine))
                        .Select(section => OfSection(section, phase.Id, changes, head)).OfType<GivenText>())));

    /// <summary>A line with its blanks evened out: an amount of white space is no difference.</summary>
    public static string Plain(string line) => Spaces().Replace(line.Trim(), " ");

    private static GivenText OfFence(Excerpt excerpt, int? phase) =>
        new(TreePath.TryNormalize(excerpt.Path, out var path, out _) ? path : null, excerpt.Path, phase, Clean(excerpt.Content));

    private static GivenText? OfSection(Section section, int phase, IReadOnlyList<ChangedFile> changes, ITree head)
    {
        if (Heading().Match(section.Title) is not { Success: true } heading)
        {
            return null;
        }

        var name = heading.Groups["name"].Value;
        var body = Fence().Match(section.Body) is { Success: true } fence ? fence.Groups["code"].Value : IsCode(section.Body) ? section.Body : "";
        var path = changes.Where(change => change.Status != 'D').Select(change => change.Path).Concat(head.Paths)
            .FirstOrDefault(there => there == name || there.EndsWith("/" + name, StringComparison.Ordinal));
        return body.Trim().Length == 0 ? null : new(path, name, phase, Clean(body));
    }

    private static string[] Clean(string text) => Secrets.Replace(text).Split('\n');

    // Lines of code end as lines of prose do not.
    private static bool IsCode(string body)
    {
        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Count(line => line[^1] is ';' or ',' or '(' or ')' or '{' or '}' || LineText.IsComment(line)) * 2 > lines.Length;
    }

    [GeneratedRegex(@"^Migration:\s*`?(?<name>[\w./\-]+\.\w+)`?$", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[ ]{0,3}(?<mark>```+|~~~+)(?!\s*(?:diff|patch)\b)[^\n]*\n(?<code>.*?)\n[ ]{0,3}\k<mark>\s*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
