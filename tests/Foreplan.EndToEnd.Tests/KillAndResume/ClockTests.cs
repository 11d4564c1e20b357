using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>A clock that jumps by days between any two looks at it: the order is that of the records, and nothing waits for the clock.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(3.5)]
    [InlineData(-20_000)]
    public async Task A_run_under_a_clock_that_jumps_ends_as_one_under_a_clock_that_does_not(double days)
    {
        using var site = await new Site(ShopScript.With(ShopScript.PlanCalls + 1, ShopScript.Fault("executor", 1, "429", 1)), isQuick: true).LockedAsync(ShopModels.Anthropic, "--sandbox", "none");
        await using var server = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, server);
        var clock = new JumpingClock(TimeSpan.FromDays(days));
        using (var first = new Inside(site, null, clock))
        {
            Assert.Equal(Outcome.Waiting, (await first.Flow.RunAsync(first.Folder, new() { PauseAfterPhase = true }, CancellationToken.None)).Outcome);
        }

        using (var inside = new Inside(site, null, clock))
        {
            Assert.Equal("paused", inside.Flow.Status(inside.Folder).Stage);
            Assert.Equal(Outcome.Done, (await inside.Flow.RunAsync(inside.Folder, new(), CancellationToken.None)).Outcome);
            Assert.Equal(Outcome.Done, (await inside.Flow.RunAsync(inside.Folder, new(), CancellationToken.None)).Outcome);
            Assert.Equal("done", inside.Flow.Status(inside.Folder).Stage);
            Assert.Contains("Total", ReportText.Write(inside.Flow.Report(inside.Folder)));
            Assert.NotEmpty(inside.Flow.ReportAll().Months);
        }

        var events = site.LastJournal("run");
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(happened => (int)happened.Seq));
        Assert.True(events.Zip(events.Skip(1)).Count(pair => pair.Second.At < pair.First.At) > 5, "The clock did not jump.");
        Assert.All(events.OfType<RunEvent.CallAnswered>(), call => Assert.InRange(call.Ms, 0, 60_000));
        Assert.All(events.OfType<RunEvent.CommandsFinished>().SelectMany(done => done.Results), result => Assert.InRange(result.Ms, 0, 60_000));
        Assert.Equal(ShopScript.RunCalls, Ledger.Of(events).Entries.Count(entry => entry.Outcome == CallOutcome.Answered));
        Assert.Equal("tea 3\ncoffee 4\ncake 5", site.Git("show", $"{Site.Branch}:shop/prices.txt"));
        Invariants.IsClean(site, isPublished: true);
    }

    /// <summary>Every other look is days away; waiting and measuring are the system's.</summary>
    private sealed class JumpingClock(TimeSpan jump) : TimeProvider
    {
        private int looks;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + (Interlocked.Increment(ref looks) % 2 == 0 ? jump : TimeSpan.Zero);
    }
}
