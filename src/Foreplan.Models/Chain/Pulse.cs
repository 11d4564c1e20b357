namespace Foreplan.Models.Chain;

/// <summary>The sign of life of one call: cancels it when no byte came for a while, or when it takes too long in all.</summary>
internal sealed class Pulse : IDisposable
{
    // The transport sees bytes (a provider's pings too) that never become updates of the client above it; this is how it reports them.
    private static readonly AsyncLocal<Pulse?> Ambient = new();

    private readonly TimeSpan idle;
    private readonly ITimer idleTimer;
    private readonly ITimer capTimer;

    public Pulse(TimeProvider time, TimeSpan idle, TimeSpan cap, CancellationTokenSource stop)
    {
        this.idle = idle;
        idleTimer = time.CreateTimer(_ => Expire($"No byte came for {idle.TotalSeconds:0.#} s.", stop), null, idle, Timeout.InfiniteTimeSpan);
        capTimer = time.CreateTimer(_ => Expire($"The call took longer than {cap.TotalMinutes:0.#} minutes.", stop), null, cap, Timeout.InfiniteTimeSpan);
    }

    public static Pulse? Current => Ambient.Value;

    /// <summary>Why the call was cancelled; null while it lives.</summary>
    public string? Expired { get; private set; }

    public void Enter() => Ambient.Value = this;

    public void Touch() => idleTimer.Change(idle, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        idleTimer.Dispose();
        capTimer.Dispose();
    }

    private void Expire(string why, CancellationTokenSource stop)
    {
        Expired ??= why;
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended while the timer fired.
        }
    }
}
