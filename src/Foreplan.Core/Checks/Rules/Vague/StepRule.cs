using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>A step says in which file or at which symbol; one of few words without either says nothing.</summary>
internal sealed partial class StepRule : IPlanRule
{
    private const int FewWords = 4;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var phase in context.Plan.Phases)
        {
            foreach (var step in phase.Steps.Where(step => !NamesAPlace(step.Text)))
            {
                if (Word().Count(step.Text) <= FewWords)
                {
                    yield return context.At(Problems.StepTooVague(Short(step.Text)), step.Span);
                }
                else
                {
                    yield return context.At(Problems.StepWithoutPlace(Short(step.Text)), step.Span);
                }
            }
        }
    }

    private static bool NamesAPlace(string text) => text.Contains('`', StringComparison.Ordinal) || Place().IsMatch(text);

    private static string Short(string text)
    {
        var line = text.Split('\n')[0].Trim();
        return line.Length <= 80 ? line : line[..80] + "…";
    }

    // A path, a file's name, a symbol with a hump, an underscore, a dot or a call, an address, an option.
    [GeneratedRegex(@"(?<![\w.\-])[\w.\-]+/[\w.\-/*]+|\b\w+\.(?:[a-z]{1,5}\d?|[A-Z]\w+)\b|\b[a-z]+[A-Z]\w*|\b[A-Z][a-z0-9]+[A-Z]\w*|\b\w+_\w+|\b\w+\(|(?<!\w)/[a-z][\w/:{}\-]*|(?<!\w)--?[a-z][\w\-]+")]
    private static partial Regex Place();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
