using System.Text;
using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>A run as the page shows it, from its journal alone: whoever started it, and whether or not it still goes on.</summary>
internal static class RunView
{
    private const int LongestDiff = 2_000_000;
    private const int LongestOutput = 20_000;

    public static JsonObject? Of(PageDesk desk, IPlanFolder folder)
    {
        var workflow = desk.Workflow;
        if (workflow.Run(folder) is not { Events: var events, State: var state })
        {
            return null;
        }

        // What runs is what was approved, whatever became of plan.md since.
        var now = Now(workflow, folder);
        var phases = (workflow.ReadLockedPlan(folder) ?? now)?.Phases ?? [];
        var review = state.Review;
        var commit = state.Published?.Commit ?? state.Commits.Values.OrderBy(done => done.Seq).LastOrDefault()?.Commit;
        return new()
        {
            ["id"] = state.Started?.Id,
            ["base"] = state.Started?.Base[..7],
            ["at"] = events[0].At,
            ["last"] = events[^1].At,
            ["branch"] = state.Published?.Branch ?? state.Started?.Branch,
            ["commit"] = state.Published?.Commit[..7],
            ["outcome"] = state.Outcome is { } outcome ? (int)outcome : null,
            ["paused"] = state.Paused is { } paused ? new JsonObject { ["reason"] = paused.Reason, ["detail"] = paused.Detail } : null,
            ["now"] = state.Outcome is null && state.Paused is null ? Now(events[^1]) : null,
            ["held"] = folder.IsHeld,
            ["blocked"] = state is { Blocked: { } blocked, Outcome: not Outcome.Done } && state[blocked.Phase] == PhaseStatus.Blocked ? new JsonObject
            {
                ["phase"] = blocked.Phase,
                ["kind"] = blocked.Kind,
                ["expected"] = blocked.Expected,
                ["found"] = blocked.Found,
                ["why"] = blocked.Why,
            } : null,
            ["budgetUsd"] = state.BudgetUsd ?? workflow.ReadLock(folder)?.BudgetUsd,
            ["spent"] = Dollars.Show(Ledger.Of(events).SpentUsd),
            ["phases"] = Answers.List(phases, phase => Of(phase, now?.Phases.FirstOrDefault(other => other.Id == phase.Id)?.Span.Line, state, events)),
            ["commands"] = Answers.List(events.OfType<RunEvent.CommandsFinished>().Where(done => done.Purpose is "setup" or "baseline" or "done-when"), Of),
            ["diff"] = WorkOf(desk, state, events) ?? DiffOf(desk, state, commit),
            ["review"] = review is null ? null : ReviewOf(review),
        };
    }

    private static Plan? Now(Workflow workflow, IPlanFolder folder)
    {
        try
        {
            return workflow.ReadPlan(folder);
        }
        catch (ForeplanException)
        {
            // It is gone or cannot be read; the plan's own view says so.
            return null;
        }
    }

    private static JsonObject Of(Phase phase, int? line, RunState state, IReadOnlyList<RunEvent> events) => new()
    {
        ["id"] = phase.Id,
        ["title"] = phase.Title,
        ["line"] = line,
        ["status"] = PlanView.Camel(state[phase.Id]),
        ["commit"] = state.Commits.GetValueOrDefault(phase.Id)?.Commit[..7],
        ["summary"] = state.Commits.GetValueOrDefault(phase.Id)?.Summary,
        ["changing"] = Answers.Strings(ChangedSince(events, phase.Id, state[phase.Id])),
        ["dropped"] = Answers.Strings(state.Commits.GetValueOrDefault(phase.Id)?.Dropped ?? []),
        ["failed"] = Answers.List(events.OfType<RunEvent.AttemptFailed>().Where(failed => failed.Phase == phase.Id), failed => new JsonObject { ["attempt"] = failed.Attempt, ["reason"] = Cut(failed.Reason.Text) }),
        ["gates"] = Answers.List(events.OfType<RunEvent.CommandsFinished>().Where(done => done.Phase == phase.Id && done.Purpose == "gate"), Of),
    };

    private static JsonObject Of(RunEvent.CommandsFinished done) => new()
    {
        ["purpose"] = done.Purpose,
        ["attempt"] = done.Attempt,
        ["results"] = Answers.List(done.Results, result => new JsonObject
        {
            ["command"] = string.Join(' ', result.Words),
            ["exit"] = result.ExitCode,
            ["time"] = Durations.Show(result.Ms),
            ["failure"] = result.Failure,
            ["tests"] = result.Tests,
            ["output"] = Cut(result.Output.Text),
        }),
    };

    // What tools wrote since the phase began, while it is not committed.
    private static IEnumerable<string> ChangedSince(IReadOnlyList<RunEvent> events, int phase, PhaseStatus status) => status is not (PhaseStatus.InProgress or PhaseStatus.Blocked)
        ? []
        : events.SkipWhile(happened => happened is not RunEvent.PhaseStarted begun || begun.Phase != phase).OfType<RunEvent.ToolStarted>().SelectMany(written => written.Edits).Select(edit => edit.Path).Distinct();

    // The phase that is worked on, as its newest commands met it; null when no command met anything that is not committed.
    private static JsonObject? WorkOf(PageDesk desk, RunState state, IReadOnlyList<RunEvent> events)
    {
        if (state is not { Started: { } started, Outcome: not Outcome.Done } || events.OfType<RunEvent.CommandsStarted>().LastOrDefault(begun => begun.Phase is not null) is not { Phase: { } phase } met
            || state.Commits.Values.Any(done => done.Seq > met.Seq))
        {
            return null;
        }

        try
        {
            var diff = DiffOf(desk, started.Base, met.TreeBefore);
            diff["phase"] = phase;
            return diff;
        }
        catch (ForeplanException)
        {
            // The tree is not kept any more: what is committed is shown.
            return null;
        }
    }

    private static JsonObject? DiffOf(PageDesk desk, RunState state, string? commit)
    {
        if (state.Started is not { } started || commit is null || !desk.Workflow.Repository.HasCommit(commit))
        {
            return null;
        }

        return DiffOf(desk, started.Base, commit);
    }

    private static JsonObject DiffOf(PageDesk desk, string from, string to)
    {
        var diff = desk.Diff(from, to, LongestDiff);
        // The limit is one of bytes, and what is cut through a character is shorter by a part of it.
        return new() { ["text"] = diff, ["cut"] = Encoding.UTF8.GetByteCount(diff) > LongestDiff - 4 };
    }

    private static JsonObject ReviewOf(RunEvent.ReviewFinished review) => new()
    {
        ["verdict"] = review.Verdict,
        ["commit"] = review.Commit[..7],
        ["document"] = review.Document.Text,
        ["findings"] = Answers.List(ReviewPlaces.Of(review.Document.Text), found => new JsonObject { ["path"] = found.Path, ["line"] = found.Line, ["text"] = found.Text, ["kind"] = found.Kind }),
    };

    private static string Now(RunEvent last) => last switch
    {
        RunEvent.CallSent sent => $"{sent.Role} is asked{(sent.Phase is { } phase ? $" about phase {phase}" : "")}, turn {sent.Turn}",
        RunEvent.CommandsStarted { Purpose: "gate" } gate => $"The gate of phase {gate.Phase} runs",
        RunEvent.CommandsStarted { Purpose: "baseline" } => "The gates are run before the change",
        RunEvent.CommandsStarted begun => $"{begun.Purpose} runs",
        _ => "Working",
    };

    private static string Cut(string text) => text.Length <= LongestOutput ? text : $"{text[..(LongestOutput / 2)]}\n… cut …\n{text[^(LongestOutput / 2)..]}";
}
