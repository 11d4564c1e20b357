using Foreplan.Runs;

namespace Foreplan.Challenges;

/// <summary>A challenge that was carried to its end, as its journal tells.</summary>
/// <param name="Journal">The journal's id, which its notes carry.</param>
/// <param name="At">When it ended, UTC.</param>
/// <param name="What">What was challenged: plan, spec or text; null where that was not recorded.</param>
/// <param name="Model">The model that was asked.</param>
/// <param name="Sha256">The hash of the text that was challenged: the plan's without marks, or the spec's.</param>
/// <param name="Points">How many points it made.</param>
public sealed record PastChallenge(string Journal, DateTimeOffset At, string? What, string Model, string Sha256, int Points)
{
    /// <summary>The challenges in some journals, oldest first; one that was interrupted or gave nothing is none.</summary>
    public static IReadOnlyList<PastChallenge> In(IEnumerable<IReadOnlyList<RunEvent>> journals) =>
        [.. journals.Select(Of).OfType<PastChallenge>()];

    private static PastChallenge? Of(IReadOnlyList<RunEvent> events) =>
        events[0] is RunEvent.Started { Kind: "challenge" } started && events.OfType<RunEvent.PointsMade>().LastOrDefault() is { } made && events.OfType<RunEvent.Finished>().LastOrDefault() is { } finished
            ? new(started.Id, finished.At, made.What, made.Model, started.Subject, made.Points.Count)
            : null;
}
