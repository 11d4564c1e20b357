using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>Files that the plan creates, changes, deletes or renames, and that are not so in the end. The last phase that names a file decides.</summary>
internal sealed class UndoneFiles : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result)
    {
        var wanted = new Dictionary<string, (Phase Phase, string What)>(StringComparer.Ordinal);
        foreach (var phase in result.Order.Phases)
        {
            foreach (var file in phase.Files)
            {
                if (file.IsGlob && file.Kind == ChangeKind.Edit && !result.Base.Tree.Exists(file.Path))
                {
                    if (Glob.TryParse(file.Path, out var glob, out _) && !result.Changes.Any(change => glob.IsMatch(change.Path)))
                    {
                        yield return Undone(file.Path, phase, "No file that the pattern matches was changed");
                    }
                }
                else if (TreePath.TryNormalize(file.Path, out var path, out _))
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
                "edit" when !exists => "The file was to be changed and is gone",
                "edit" when !result.IsChanged(path) => "The file was to be changed and is as it was",
                _ => null,
            };
            if (title is not null)
            {
                yield return Undone(path, phase, title);
            }
        }

        foreach (var text in result.Texts.Where(text => text.Path is null && text.Phase is not null))
        {
            yield return new() { Kind = "missing", Path = text.Name, Phase = text.Phase, Title = "The plan gives the file's text, and no file of that name was written" };
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

    private static Deviation Undone(string path, Phase phase, string title) => new() { Kind = "missing", Path = path, Phase = phase.Id, Title = title };
}
