using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules;

/// <summary>Paths of <c>Files</c> that no phase may have, and files named twice.</summary>
internal sealed class PathRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var phase in context.Plan.Phases)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in phase.Files)
            {
                if (Problem(context, file) is { } problem)
                {
                    yield return context.At(problem, file.Span);
                }
                else if (!seen.Add(file.Path))
                {
                    yield return context.At(Problems.FileTwiceInPhase(phase.Id, file.Path), file.Span);
                }
            }
        }
    }

    private static Diagnostic? Problem(CheckContext context, FileChange file)
    {
        foreach (var written in file.Kind == ChangeKind.Rename ? new[] { file.Path, file.From ?? "" } : [file.Path])
        {
            if (!TreePath.TryNormalize(written, out var path, out var why))
            {
                return Problems.PathNotInTree(written, why);
            }

            if (ProtectedPaths.IsPlanDocument(path, context.PlanFolder))
            {
                return Problems.PathIsPlanDocument(written);
            }
        }

        if (!file.IsGlob)
        {
            return null;
        }

        return file.Kind != ChangeKind.Edit && !Exists(context, file) ? Problems.GlobNotAllowed(file.Path, "the file is not marked (edit)")
            : Glob.TryParse(file.Path, out _, out var fault) ? null
            : Problems.GlobNotAllowed(file.Path, fault);
    }

    // Some frameworks have brackets in the names of real files.
    private static bool Exists(CheckContext context, FileChange file) => IsOnlyBrackets(file.Path) || context.Files?.Tree.Exists(file.Path) == true;

    private static bool IsOnlyBrackets(string path) => !path.AsSpan().ContainsAny('*', '?');
}
