using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Reviews;

/// <summary>A journal that is only read: a conversation that ended is replayed from it without a call.</summary>
/// <param name="events">What it holds.</param>
internal sealed class RecordedReview(IReadOnlyList<RunEvent> events) : IJournal
{
    public IReadOnlyList<RunEvent> Events => events;

    /// <summary>The conversation of its newest review; null when it holds none by a model.</summary>
    public string? Conversation => events.OfType<RunEvent.ConversationStarted>().LastOrDefault(begun => begun.Role == RoleName.Reviewer)?.Conversation;

    /// <summary>The newest review of a commit that came to its verdict; null when there is none.</summary>
    public static RecordedReview? Of(IReadOnlyList<IReadOnlyList<RunEvent>> journals, string commit) =>
        journals.LastOrDefault(events => events.OfType<RunEvent.ReviewFinished>().LastOrDefault() is { Verdict: not "skipped" } review && review.Commit == commit) is { } found
            && new RecordedReview(found) is { Conversation: not null } recorded
            ? recorded
            : null;

    public void Append(RunEvent happened) => throw new InvalidOperationException("A review that ended wants to go on.");

    public string PutBlob(byte[] content) => throw new InvalidOperationException("A review that ended wants to write.");

    public byte[] GetBlob(string sha256) => throw new InvalidOperationException("A review that ended wants to write.");
}
