using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules;

/// <summary>Files that must be there, or must not, when their phase starts.</summary>
internal sealed class FilesRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Files is not { } tree)
        {
            yield break;
        }

        foreach (var phase in context.Plan.Phases)
        {
            var before = context.Before(tree, phase);
            foreach (var file in phase.Files)
            {
                foreach (var problem in Judge(context, phase, file, before).Where(problem => problem.Id != "PL201" || !context.IsMadeLater(phase, file.From ?? file.Path)))
                {
                    yield return context.At(problem, file.Span);
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> Judge(CheckContext context, Phase phase, FileChange file, PlannedFiles before)
    {
        if (!TreePath.TryNormalize(file.Path, out var path, out _))
        {
            return [];
        }

        // Some frameworks have brackets in the names of real files.
        if (file.IsGlob && file.Kind != ChangeKind.Edit && path.AsSpan().ContainsAny('*', '?'))
        {
            return [];
        }

        if (file.IsGlob && file.Kind == ChangeKind.Edit && !before.Exists(path))
        {
            return Glob.TryParse(path, out var glob, out _) && !before.Paths.Any(glob.IsMatch) ? [Problems.GlobMatchesNothing(file.Path)] : [];
        }

        var problems = new List<Diagnostic?> { file.Kind is ChangeKind.New or ChangeKind.Rename ? MustNotBe(path, before) : MustBe(path, Verb(file.Kind), before) };
        var moved = path;
        if (file.Kind == ChangeKind.Rename && TreePath.TryNormalize(file.From ?? "", out moved, out _))
        {
            problems.Add(MustBe(moved, "renamed", before));
        }

        if (problems.TrueForAll(problem => problem is null) && before.MakerOf(moved) is { } maker && !context.Order.DependsOn(phase, maker))
        {
            problems.Add(Problems.DependencyNotSaid(phase.Id, moved, maker.Id));
        }

        return problems.OfType<Diagnostic>();
    }

    private static Diagnostic? MustBe(string path, string verb, PlannedFiles before)
    {
        if (before.Exists(path))
        {
            return before.MakerOf(path) is null && before.Tree.Tree.IsLink(path) ? Problems.PathIsLink(path) : null;
        }

        return before.Tree.Tree.IsLink(path) ? Problems.PathIsLink(path)
            : before.HasFolder(path) ? Problems.PathIsFolder(path)
            : Problems.FileMissing(path, verb, before.Near(path));
    }

    private static Diagnostic? MustNotBe(string path, PlannedFiles before)
    {
        if (before.Tree.Tree.IsLink(path))
        {
            return Problems.PathIsLink(path);
        }

        if (before.Exists(path) || before.HasFolder(path))
        {
            return before.Exists(path) ? Problems.FileExists(path) : Problems.PathIsFolder(path);
        }

        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (before.Exists(path[..slash]))
            {
                return Problems.FileExists(path[..slash]);
            }
        }

        return null;
    }

    private static string Verb(ChangeKind kind) => kind == ChangeKind.Delete ? "deleted" : "edited";
}
