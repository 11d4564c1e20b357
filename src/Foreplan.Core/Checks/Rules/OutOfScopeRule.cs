using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks.Rules;

/// <summary>A bullet of <c>Out of scope</c> that starts with a path or pattern, alone or before a colon, is one that no phase may name.</summary>
internal sealed partial class OutOfScopeRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var bullet in context.Plan.OutOfScope.Select(item => Bullet().Match(item.Text)).Where(match => match.Success).Select(match => match.Groups["path"].Value.TrimEnd('/')))
        {
            if (!Glob.TryParse(bullet, out var glob, out _))
            {
                continue;
            }

            bool Covers(string path) => path == bullet || path.StartsWith(bullet + "/", StringComparison.Ordinal) || glob.IsMatch(path);
            foreach (var file in context.Plan.Phases.SelectMany(phase => phase.Files))
            {
                if (Covers(file.Path) || (file.From is { } from && Covers(from)))
                {
                    yield return context.At(Problems.FileOutOfScope(file.Path, bullet), file.Span);
                }
                else if (Reaches(context, file, Covers))
                {
                    yield return context.At(Problems.GlobReachesOutOfScope(file.Path, bullet), file.Span);
                }
            }
        }
    }

    private static bool Reaches(CheckContext context, FileChange file, Func<string, bool> covers) =>
        file.IsGlob && context.Files is { } files && Glob.TryParse(file.Path, out var glob, out _) && files.Tree.Paths.Any(path => glob.IsMatch(path) && covers(path));

    [GeneratedRegex(@"^`(?<path>[^`\s]*[/*.][^`\s]*)`\s*(?:$|:|[–—]| - |\()")]
    private static partial Regex Bullet();
}
