using Foreplan.Locks;

namespace Foreplan.Web;

/// <summary>What was shown to be approved: each under a word that works once.</summary>
/// <param name="time">The clock.</param>
internal sealed class ShownApprovals(TimeProvider time)
{
    private const int Most = 50;
    private static readonly TimeSpan Lives = TimeSpan.FromHours(12);
    private readonly Lock gate = new();
    private readonly Dictionary<string, (LockProposal Proposal, DateTimeOffset At)> shown = [];

    /// <summary>Remembers what is shown; returns the nonce to give with the approval.</summary>
    public string Show(LockProposal proposal)
    {
        var nonce = PageAddress.NewSecret();
        lock (gate)
        {
            if (shown.Count >= Most)
            {
                shown.Remove(shown.MinBy(entry => entry.Value.At).Key);
            }

            shown[nonce] = (proposal, time.GetUtcNow());
        }

        return nonce;
    }

    /// <summary>What was shown under a nonce, which is used up by this; null when nothing was, or it was used.</summary>
    public LockProposal? Take(string nonce)
    {
        lock (gate)
        {
            return shown.Remove(nonce, out var entry) && time.GetUtcNow() - entry.At < Lives ? entry.Proposal : null;
        }
    }
}
