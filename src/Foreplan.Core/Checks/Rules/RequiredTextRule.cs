using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules;

/// <summary>Text that a phase shall leave must be for a file that the phase may write.</summary>
internal sealed class RequiredTextRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var phase in context.Plan.Phases.Where(phase => phase.Files.Count > 0))
        {
            foreach (var text in phase.Excerpts.Where(excerpt => excerpt.IsRequiredText && !IsWritable(phase, excerpt.Path) && !IsThere(context, excerpt)))
            {
                yield return context.At(Problems.TextForFileOutOfScope(text.Path), text.Span);
            }
        }
    }

    private static bool IsWritable(Phase phase, string written) => !TreePath.TryNormalize(written, out var path, out _)
        || phase.Files.Any(file => file.Kind != ChangeKind.Delete
            && ((TreePath.TryNormalize(file.Path, out var listed, out _) && listed == path)
                || (file.IsGlob && Glob.TryParse(file.Path, out var glob, out _) && glob.IsMatch(path))));

    // A quotation whose lines were left out is no harm when it is true.
    private static bool IsThere(CheckContext context, Excerpt excerpt) =>
        TreePath.TryNormalize(excerpt.Path, out var path, out _)
        && context.Files?.CleanLines(path) is { } lines
        && new QuotedLines(Secrets.Replace(excerpt.Content)).PlacesIn(lines).Count > 0;
}
