using Foreplan.Costs;
using Foreplan.Locks;
using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Records;

/// <summary>What happened to a plan, a line each, from its lock and its journals.</summary>
internal static class ProgressLog
{
    /// <summary>The lines that are there with those that are new behind them: what was recorded on another machine, or by hand, stays.</summary>
    public static IReadOnlyList<string> Merge(IReadOnlyList<string> there, IEnumerable<string> found)
    {
        var known = there.Select(What).ToHashSet(StringComparer.Ordinal);
        return [.. there, .. found.Where(line => known.Add(What(line)))];
    }

    public static IEnumerable<string> Of(IReadOnlyList<IReadOnlyList<RunEvent>> journals, Approval? approval, PriceBook prices)
    {
        var lines = journals.SelectMany(events => Of(events, prices)).ToList();
        if (approval is not null && DateTimeOffset.TryParse(approval.ApprovedAt, System.Globalization.CultureInfo.InvariantCulture, out var at))
        {
            lines.Add((at, $"Approved{(approval.ApprovedBy.Name.Length == 0 ? "" : $" by {approval.ApprovedBy.Name}")} (lock {approval.Id[..Math.Min(12, approval.Id.Length)]})"));
        }

        return lines.OrderBy(line => line.At).Select(line => $"- {RecordLine.Day(line.At)}: {RecordLine.Of(line.Text)}");
    }

    // Without the day: the same thing is told once.
    private static string What(string line) => line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? line[(colon + 2)..] : line;

    private static IEnumerable<(DateTimeOffset At, string Text)> Of(IReadOnlyList<RunEvent> events, PriceBook prices)
    {
        var ledger = Ledger.Of(events, prices);
        var state = RunState.Of(events);
        foreach (var happened in events)
        {
            var text = happened switch
            {
                RunEvent.DocumentAccepted { Document: "plan" } => $"Planned, {Dollars.Show(ledger.Total.Usd)}",
                RunEvent.PhaseStarted begun when state[begun.Phase] == PhaseStatus.InProgress => $"Phase {begun.Phase} started",
                RunEvent.PhaseCommitted done => $"Phase {done.Phase} complete ({done.Commit[..7]}), {Dollars.Show(ledger.ByPhase.FirstOrDefault(row => row.Phase == done.Phase).Total?.Usd ?? 0)}{Discovered(done)}",
                RunEvent.PhaseBlocked blocked => $"Phase {blocked.Phase} blocked: {Reason(blocked)}",
                RunEvent.Paused paused when ReferenceEquals(paused, state.Paused) => $"Paused: {paused.Detail}",
                RunEvent.ReviewFinished { Verdict: "skipped" } review => $"Review skipped: {review.Document.Text}",
                RunEvent.ReviewFinished review => $"Review of {review.Commit[..7]}: {review.Verdict}, {Dollars.Show(ledger.ByRole.FirstOrDefault(row => row.Role == RoleName.Reviewer).Total?.Usd ?? 0)}",
                RunEvent.CommandsFinished { Purpose: "done-when" } done when state.Started is { } started => $"Done when {(done.Green ? "holds" : "is not met")}{(started.Kind == "verify" ? $" at {started.Base[..7]}" : "")}{Red(done)}",
                RunEvent.Undone => $"The run was dropped ({state.Started?.Id})",
                _ => null,
            };
            if (text is not null)
            {
                yield return (happened.At, text);
            }
        }
    }

    /// <summary>Why a phase is blocked, in a line.</summary>
    public static string Reason(RunEvent.PhaseBlocked blocked) =>
        blocked.Kind == "blocker" ? $"expected {blocked.Expected.TrimEnd('.')}; found {blocked.Found}" : blocked.Why;

    private static string Red(RunEvent.CommandsFinished done) =>
        done.Results.FirstOrDefault(result => result.Failure is not null) is { } red ? $": `{string.Join(' ', red.Words)}`: {red.Failure}" : "";

    private static string Discovered(RunEvent.PhaseCommitted done) =>
        done.Discoveries.Count == 0 ? "" : $"; discovered: {string.Join("; ", done.Discoveries.Select(found => found.Trim().TrimEnd('.')))}";
}
