using Foreplan.Plans;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>Files that the plan creates, changes, deletes or renames, and that are not so in the end. The last phase that names a file decides; a pattern only allows.</summary>
internal sealed class UndoneFiles : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result)
    {
        var wanted = new Dictionary<string, (Phase Phase, string What)>(StringComparer.Ordinal);
        foreach (var phase in result.Order.Phases)
        {
            foreach (var file in phase.Files)
            {
                if (!file.IsGlob && TreePath.TryNormalize(file.Path, out var path, out _))
                {
                    Want(wanted, phase, file, path);
                }
            }
        }

        foreach (var (path, (phase, what)) in wanted)
        {
            var exists = result.Head.Tree.Exists(path);
            var title = what switch
            {
                "new" when !exists => "The file was to be created and is not there",
                "delete" when exists => "The file was to be deleted and is still there",
                "edit" when !exists => "The file was to be changed and is not there",
                "edit" when !result.IsChanged(path) => "The file was to be changed and is as it was",
                _ => null,
            };
            if (title is not null)
            {
                yield return Undone(path, phase, title);
            }
        }
    }

    private static void Want(Dictionary<string, (Phase Phase, string What)> wanted, Phase phase, FileChange file, string path)
    {
        if (file.Kind == ChangeKind.Rename && TreePath.TryNormalize(file.From ?? "", out var from, out _))
        {
            wanted[from] = (phase, "delete");
        }

        var isMade = wanted.TryGetValue(path, out var before) && before.What == "new";
        wanted[path] = (phase, file.Kind switch
        {
            ChangeKind.Delete => "delete",
            ChangeKind.Edit when !isMade => "edit",
            _ => "new",
        });
    }

    private static Deviation Undone(string path, Phase phase, string title) => new() { Kind = "missing_change", Path = path, Phase = phase.Id, Title = title };
}
