using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>Carries out in the worktree what tools want changed: as it was recorded before, and once more after a kill.</summary>
/// <param name="journal">Where the edits are recorded.</param>
/// <param name="worktree">The worktree; null for roles that only read.</param>
internal sealed class EditDesk(IJournal journal, IWorktree? worktree)
{
    private IWorktree Files => worktree ?? throw new InvalidOperationException("A tool of a reading role wants to write.");

    // A file with a secret in it is named by its hash only: the journal keeps no secret of the repository.
    public RecordedEdit Recorded(FileEdit edit) => new(
        edit.Path,
        edit.Before is null ? null : TextHash.OfBytes(edit.Before),
        edit.After is null ? null : Secrets.Find(SourceText.Decode(edit.Path, edit.After).Text).Any() ? TextHash.OfBytes(edit.After) : journal.PutBlob(edit.After));

    public void CarryOut(IReadOnlyList<FileEdit> edits)
    {
        foreach (var edit in edits)
        {
            Write(edit.Path, edit.After);
        }
    }

    /// <summary>True when one of the edits is carried out already, or something else wrote there.</summary>
    public bool AreBegun(IReadOnlyList<RecordedEdit> edits) => edits.Any(edit => HashNow(edit.Path) != edit.Before);

    /// <summary>Carries out what a kill left to do.</summary>
    /// <exception cref="ForeplanException">A file is neither as it was nor as it should be.</exception>
    public void GoOn(IReadOnlyList<RecordedEdit> edits)
    {
        foreach (var edit in edits)
        {
            var hash = HashNow(edit.Path);
            if (hash == edit.After)
            {
                // Written once more: the worktree may not have been told of the file before the kill.
                Write(edit.Path, Files.Read(edit.Path));
                continue;
            }

            if (hash != edit.Before)
            {
                throw new ForeplanException(
                    $"{edit.Path} in the run's worktree is neither as it was before the edit nor as it should be after it.",
                    "Something else wrote there. Start over with `foreplan undo` and `foreplan run`.",
                    Outcome.NotDone);
            }

            Write(edit.Path, edit.After is null ? null : journal.GetBlob(edit.After));
        }
    }

    private string? HashNow(string path) => Files.Read(path) is { } bytes ? TextHash.OfBytes(bytes) : null;

    private void Write(string path, byte[]? content)
    {
        if (content is null)
        {
            Files.Delete(path);
        }
        else
        {
            Files.Write(path, content);
        }
    }
}
