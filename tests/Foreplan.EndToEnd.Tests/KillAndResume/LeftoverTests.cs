using System.Diagnostics;
using Foreplan.Runs;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>A gate that outlives the killed process is ended before the run goes on, with a sandbox and without.</summary>
public sealed class LeftoverTests
{
    private const string Slow = "if ! test -e \"$HOME/.cache/once\"; then mkdir -p \"$HOME/.cache\"; touch \"$HOME/.cache/once\"; sleep 600; fi\n";

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task A_gate_under_way_at_a_kill_is_ended_and_run_again(string sandbox)
    {
        using var site = new Site();
        site.Put("check.sh", Slow + site.Read("check.sh"));
        site.Git("commit", "-q", "-a", "-m", "A slow check");
        await site.LockedAsync(null, "--sandbox", sandbox);
        using (var started = site.Start("run"))
        {
            await SleepsAsync(site, started);
            started.Kill(withChildren: false);
            Assert.Equal(137, (await started.EndAsync()).Code);
        }

        var watch = Stopwatch.StartNew();
        (await site.RunAsync("run")).Is(Outcome.Done);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        Assert.Empty(Invariants.Survivors(site));
        Assert.Single(site.LastJournal("run").OfType<RunEvent.CommandsFinished>(), done => done.Purpose == "baseline");
    }

    /// <summary>Returns when a command of the run sleeps.</summary>
    internal static async Task SleepsAsync(Site site, Started started)
    {
        while (!Invariants.Survivors(site).Any(process => process.Contains("sleep 600", StringComparison.Ordinal)))
        {
            Assert.False(started.IsOver, "It ended before its gate slept.");
            await Task.Delay(20);
        }
    }
}
