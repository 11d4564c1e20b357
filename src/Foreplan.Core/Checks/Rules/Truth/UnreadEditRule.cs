using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Truth;

/// <summary>A file that the plan edits and that nobody opened while it was drafted.</summary>
internal sealed class UnreadEditRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Options.FilesRead is not { } read || context.Files is not { } files)
        {
            return [];
        }

        return context.Plan.Phases.SelectMany(phase => phase.Files)
            .Where(file => file.Kind == ChangeKind.Edit && !file.IsGlob && TreePath.TryNormalize(file.Path, out var path, out _) && files.Tree.Exists(path) && !read.Contains(path))
            .DistinctBy(file => file.Path)
            .Select(file => context.At(Problems.EditedUnread(file.Path), file.Span));
    }
}
