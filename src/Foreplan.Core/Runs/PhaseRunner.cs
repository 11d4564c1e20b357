using Foreplan.Calls;
using Foreplan.Diagnostics;
using Foreplan.Gates;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Runs;

/// <summary>Carries one phase out: the executor's conversations, the gate, the retries, the commit.</summary>
/// <param name="run">The run.</param>
/// <param name="phase">The phase.</param>
/// <param name="scope">What the phase may change.</param>
internal sealed class PhaseRunner(RunContext run, Phase phase, ScopeGuard scope)
{
    private const int MaximumDiffBytes = 24_000;
    private readonly CommandRunner commands = new(run, scope, phase);
    private readonly List<ModelRef> models = Models(run, phase);

    /// <summary>Brings the phase to its commit or to a block; what is recorded is not done again.</summary>
    public async Task<PhaseStatus> RunAsync(CancellationToken cancel)
    {
        if (run.State[phase.Id] is PhaseStatus.Complete or PhaseStatus.Blocked)
        {
            return run.State[phase.Id];
        }

        if (run.State[phase.Id] == PhaseStatus.Pending)
        {
            run.Journal.Append(new RunEvent.PhaseStarted(phase.Id));
        }

        var attempts = new Attempts(run.Journal, phase.Id, run.Settings.Attempts, models.Count);
        while (!attempts.AreUsed)
        {
            var end = await ConverseAsync(attempts, cancel);
            if (end.Tool == "finish_phase" && GreenGate(attempts.Current) is { } green)
            {
                Commit(green, end);
                return PhaseStatus.Complete;
            }

            if (end.Tool == "report_blocker")
            {
                Block("blocker", Text(end, "expected"), Text(end, "found"), Text(end, "why"));
                return PhaseStatus.Blocked;
            }

            if (end.Failure is not null)
            {
                attempts.Fail(end.Failure, conversationEnded: true);
            }
        }

        Block("attempts", "The phase's gate is green.", attempts.Last?.Reason.Text ?? "", $"All {attempts.Used} attempts are used ({string.Join(", then ", models)}).");
        return PhaseStatus.Blocked;
    }

    private static List<ModelRef> Models(RunContext run, Phase phase)
    {
        var role = phase.ModelRole is "planner" ? run.Roles.Planner : run.Roles.Executor;
        ModelRef?[] named = [role.Model, phase.ModelRole is "planner" ? null : role.EscalateTo];
        return [.. named.OfType<ModelRef>()];
    }

    private static string Text(LoopEnd end, string name) =>
        end.Arguments.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private async Task<LoopEnd> ConverseAsync(Attempts attempts, CancellationToken cancel)
    {
        var id = attempts.Conversation;
        var loop = new ToolLoop
        {
            Journal = run.Journal,
            Models = run.Models,
            Prices = run.Prices,
            Worktree = run.Worktree,
            Budget = run.Budget,
            Progress = run.Progress,
            Before = run.Before,
        };
        var conversation = new Conversation
        {
            Id = id,
            Role = run.Roles.Executor,
            Model = models[attempts.Model],
            Phase = phase.Id,
            FirstMessages = () => FirstMessages(attempts),
            Attempt = () => attempts.Current,
        };
        var tools = new ToolBox([
            new ReadFileTool(run.Worktree),
            new SearchTool(run.Worktree),
            new ListFilesTool(run.Worktree),
            new EditFileTool(run.Worktree, scope),
            new ApplyPatchTool(run.Worktree, scope),
            new WriteFileTool(run.Worktree, scope),
            new DeleteFileTool(run.Worktree, scope),
            new RunTool(new CommandAllowance(phase.Gates, run.Settings.Allow), RunCommandAsync),
            new FinishPhaseTool(token => JudgeAsync(attempts, token)),
            new ReportBlockerTool(),
        ]);
        return await loop.RunAsync(
            conversation,
            tools,
            (tool, code) => (code == ToolCode.Ok && tool is "finish_phase" or "report_blocker") || attempts.Conversation != id || attempts.AreUsed,
            cancel);
    }

    private IReadOnlyList<ChatMessage> FirstMessages(Attempts attempts)
    {
        var role = run.Roles.Executor;
        var before = ExecutorPrompt.PlanContext(run.Plan, run.Roles.ProjectInstructions);
        var room = (int)((role.MaximumContext * 0.7) - Costs.TokenEstimate.Of(before, models[attempts.Model]));
        var brief = PhaseBrief.Write(phase, run.Worktree, models[attempts.Model], Math.Max(room, 2_000));
        if (attempts.Last is { } failed)
        {
            brief += "\n\n" + PhaseBrief.Again(run.Worktree.Diff(run.Worktree.Head, run.Worktree.Snapshot(), MaximumDiffBytes), failed.Reason.Text);
        }

        return ExecutorPrompt.Write(run.Plan, run.Roles.ProjectInstructions, brief);
    }

    private async Task<ToolAnswer> RunCommandAsync(Gate gate, CancellationToken cancel)
    {
        // A kill between the command's record and the tool's leaves the result as the journal's last event.
        if (run.Journal.Events.OfType<RunEvent.CommandsFinished>().LastOrDefault(done => done.Purpose == "run" && done.Phase == phase.Id) is { } recorded && NothingSince(recorded))
        {
            return ToolAnswer.Ok(GateText.Of(recorded.Results));
        }

        var number = run.Journal.Events.OfType<RunEvent.CommandsFinished>().Count(done => done.Purpose == "run" && done.Phase == phase.Id) + 1;
        var finished = await commands.RunAsync("run", phase.Id, number, [gate], run.Plan.Network == PlanNetwork.Gates, cancel);
        return ToolAnswer.Ok(GateText.Of(finished.Results));
    }

    private bool NothingSince(RunEvent happened) =>
        run.Journal.Events.Where(later => later.Seq > happened.Seq).All(later => later is RunEvent.Resumed or RunEvent.Noted or RunEvent.Paused);

    private async Task<ToolAnswer> JudgeAsync(Attempts attempts, CancellationToken cancel)
    {
        // A kill between the attempt's record and the tool's must not use up a second attempt.
        if (attempts.Last is { } told && NothingSince(told))
        {
            return Red(told.Reason.Text);
        }

        var attempt = attempts.Current;
        if (!GateHasBegun(attempt))
        {
            DropOutside();
        }

        var finished = await commands.RunAsync("gate", phase.Id, attempt, phase.Gates, run.Plan.Network == PlanNetwork.Gates, cancel);
        var weakened = Weakened(finished);
        if (finished.Green && weakened.Count == 0)
        {
            return ToolAnswer.Ok("The gate is green. The phase is done.");
        }

        if (finished.Results.FirstOrDefault(result => result.NotFound) is { } missing)
        {
            throw new ForeplanException(
                $"`{missing.Words[0]}` is not on this machine, and phase {phase.Id}'s gate needs it.",
                $"Install {missing.Words[0]} and start `foreplan run` again; it goes on here.");
        }

        var text = GateText.Of(finished.Results);
        text += weakened.Count == 0 ? "" : $"\nThe phase weakened what judges it:\n{string.Join('\n', weakened.Select(line => $"- {line}"))}\nTake that back and mend the code. If the plan cannot be met otherwise, call report_blocker.";
        attempts.Fail(text, conversationEnded: false);
        return Red(text);
    }

    // The worktree is as it was before the gate again.
    private IReadOnlyList<string> Weakened(RunEvent.CommandsFinished gate)
    {
        var snapshot = run.Worktree.Snapshot();
        var before = run.Repository.TreeAt(run.Worktree.Head);
        var evidence = GateEvidence.Of(phase.Gates, gate.Results, [.. run.Before, .. run.Journal.Events], phase.Id);
        return new WeakenedGate(phase, before, run.Worktree, run.Worktree.Changes(run.Worktree.Head, snapshot), run.Worktree.Diff(run.Worktree.Head, snapshot, int.MaxValue)).Find(evidence);
    }

    private static ToolAnswer Red(string text) =>
        ToolAnswer.Error(ToolCode.GateRed, $"The gate is red.\n{text}\nMend the cause, then call finish_phase again.");

    private bool GateHasBegun(int attempt) =>
        run.Journal.Events.OfType<RunEvent.CommandsStarted>().Any(begun => begun.Purpose == "gate" && begun.Phase == phase.Id && begun.Attempt == attempt);

    // The gate judges what will be committed: what commands wrote elsewhere is taken away before it runs.
    private void DropOutside()
    {
        var outside = scope.Outside(run.Worktree.Changes(run.Worktree.Head, run.Worktree.Snapshot()));
        if (outside.Count == 0)
        {
            return;
        }

        var head = run.Repository.TreeAt(run.Worktree.Head);
        // What stands in the way goes first: a link, or a file where a folder was.
        foreach (var change in outside.Where(change => change.Status == 'T' || head.Read(change.Path) is null))
        {
            run.Worktree.Delete(change.Path);
        }

        foreach (var change in outside)
        {
            if (head.Read(change.Path) is { } content)
            {
                run.Worktree.Write(change.Path, content);
            }
        }

        var told = outside.Where(change => !GateHonesty.IsCache(change)).Select(change => change.Path).ToList();
        if (told.Count > 0)
        {
            run.Note(Problems.PutBack(phase.Id, told));
        }
    }

    private RunEvent.CommandsStarted? GreenGate(int attempt) =>
        run.Journal.Events.OfType<RunEvent.CommandsFinished>().Any(done => done.Purpose == "gate" && done.Phase == phase.Id && done.Attempt == attempt && done.Green)
            ? run.Journal.Events.OfType<RunEvent.CommandsStarted>().Last(begun => begun.Purpose == "gate" && begun.Phase == phase.Id && begun.Attempt == attempt)
            : null;

    private void Commit(RunEvent.CommandsStarted gate, LoopEnd end)
    {
        var judged = run.Journal.Events.OfType<RunEvent.CommandsFinished>().Last(done => done.Purpose == "gate" && done.Phase == phase.Id);
        var summary = Text(end, "summary");
        var changes = run.Worktree.Changes(ParentOf(gate), gate.TreeBefore);
        var dropped = scope.Outside(changes).Select(change => change.Path).ToList();
        var paths = changes.Select(change => change.Path).Except(dropped, StringComparer.Ordinal).ToList();
        var commit = run.Worktree.Commit(gate.TreeBefore, paths, CommitMessage.Of(run, phase, summary, Served(changes)), judged.At);
        IReadOnlyList<string> discoveries = end.Arguments.TryGetProperty("discoveries", out var list) && list.ValueKind == System.Text.Json.JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];
        run.Journal.Append(new RunEvent.PhaseCommitted(phase.Id, commit, gate.TreeBefore, dropped, summary, discoveries));
    }

    // A repair belongs to the phases whose files it changed.
    private IReadOnlyList<Phase> Served(IReadOnlyList<ChangedFile> changes) => run.Plan.Phases.Contains(phase)
        ? [phase]
        : [.. run.Plan.Phases.Where(other => new ScopeGuard(other, run.Folder.Path) is var part && changes.Any(change => part.Judge(change.Path, ChangeKind.Edit) is null))];

    // After a kill between commit and record the branch is one commit ahead of where the phase began.
    private string ParentOf(RunEvent.CommandsStarted gate) =>
        run.Journal.Events.OfType<RunEvent.PhaseCommitted>().LastOrDefault(committed => committed.Seq < gate.Seq)?.Commit ?? run.State.Started?.Base ?? run.Approval.Base;

    private void Block(string kind, string expected, string found, string why) =>
        run.Journal.Append(new RunEvent.PhaseBlocked(phase.Id, kind, expected, found, why));
}
