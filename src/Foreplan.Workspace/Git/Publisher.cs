using System.Globalization;
using System.Text;

namespace Foreplan.Workspace.Git;

/// <summary>Brings a run's commits into the person's repository and takes its refs out again; every ref moves by compare-and-swap.</summary>
internal sealed class Publisher(GitSide user, Shadow shadow, RunPlace run, RepositoryPlace place)
{
    public void Publish(string branch, string commit, string? expected)
    {
        var name = Checked(branch);
        StaleLock.Remove(place.CommonDir, name);
        run.Unlock(place.CommonDir);
        var tip = Tip(name);
        if (tip == commit)
        {
            return;
        }

        RefuseCheckedOut(branch, name);
        Bring(commit);
        List<string> moves = [];
        var isOurs = tip is null || tip == expected || IsOfThisRun(tip, commit);
        if (!isOurs)
        {
            if (expected is not null)
            {
                throw new ForeplanException(
                    $"The branch {branch} was moved by somebody else: this run left it at {expected}, it is at {tip}.",
                    $"Give the branch another name (git branch -m {branch} NAME) and run again; nothing of it is lost.",
                    Outcome.Refused);
            }

            moves.Add($"create {FreeName(name)} {tip}");
        }

        moves.Add($"update {name} {commit} {tip ?? shadow.Side.NoObject}");
        Move(branch, moves);
    }

    public void Withdraw(string? branch, string? commit)
    {
        run.Unlock(place.CommonDir);
        if (branch is not null && commit is not null && Tip(Checked(branch)) == commit)
        {
            RefuseCheckedOut(branch, Checked(branch));
            StaleLock.Remove(place.CommonDir, Checked(branch));
            Move(branch, [$"delete {Checked(branch)} {commit}"]);
        }

        user.Run(["update-ref", "-d", run.Keep]);
    }

    private string Checked(string branch)
    {
        var name = $"refs/heads/{branch}";
        return user.Try(["check-ref-format", name]).IsOk
            ? name
            : throw new ForeplanException($"'{branch}' is no name that git allows for a branch.", "Rename the plan's folder.");
    }

    private string? Tip(string name) => user.Try(["rev-parse", "--verify", "-q", name]) is { IsOk: true } answer ? answer.Line : null;

    private void RefuseCheckedOut(string branch, string name)
    {
        var folder = user.Run(["for-each-ref", "--format=%(refname) %(worktreepath)", name]).Line.Split('\n')
            .Where(line => line.StartsWith(name + " /", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 1)..]).FirstOrDefault();
        if (folder is not null)
        {
            throw new ForeplanException($"The branch {branch} is checked out in {folder}.", "Switch to another branch there (git switch -), then run again.", Outcome.Refused);
        }
    }

    /// <summary>A publication that was made but not recorded: a commit of this run, beyond its base.</summary>
    private bool IsOfThisRun(string tip, string commit) =>
        shadow.Side.Try(["merge-base", "--is-ancestor", tip, commit]).IsOk && !shadow.Side.Try(["merge-base", "--is-ancestor", tip, run.Base]).IsOk;

    private string FreeName(string name) => Enumerable.Range(1, int.MaxValue - 1)
        .Select(number => $"{name}.{number.ToString(CultureInfo.InvariantCulture)}")
        .First(free => Tip(free) is null);

    /// <summary>From store to store: none of git's transports takes part, nor what the person's configuration makes of them.</summary>
    private void Bring(string commit)
    {
        var pack = shadow.Side.Run(["pack-objects", "-q", "--revs", "--thin", "--stdout"], Encoding.UTF8.GetBytes($"{commit}\n^{run.Base}\n")).Output;
        (shadow.Side with { Objects = place.Objects }).Run(["unpack-objects", "-q", "--strict"], pack);
        user.Run(["update-ref", run.Keep, commit]);
    }

    private void Move(string branch, List<string> moves)
    {
        var answer = user.Try(["update-ref", "-m", "foreplan", "--stdin"], Encoding.UTF8.GetBytes(string.Join('\n', ["start", .. moves, "commit", ""])));
        if (!answer.IsOk)
        {
            throw GitProgram.Locked(answer) ?? new ForeplanException($"The branch {branch} could not be moved: {answer.Error}", "Another branch or program is in its way; put right what git says, then run again.", Outcome.Refused);
        }
    }
}
