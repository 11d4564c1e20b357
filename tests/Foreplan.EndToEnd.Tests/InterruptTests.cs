using Foreplan.EndToEnd.Tests.KillAndResume;
using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.EndToEnd.Tests;

/// <summary>Ctrl-C: exit 130, what is kept is said, no process survives, and the command goes on.</summary>
public sealed class InterruptTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Planning_stops_and_goes_on(int afterRequests)
    {
        string[] command = ["plan", Site.Sentence, "--yes", "--accept-recommended", .. ShopModels.Anthropic.Plan];
        using var site = new Site();
        await using var server = StrictServer.StartFrom(site.Script, 40);
        ShopModels.PointAt(site, server);
        using (var started = site.Start(command))
        {
            while (server.Requests.Count < afterRequests)
            {
                Assert.False(started.IsOver, "It ended by itself.");
                await Task.Delay(5);
            }

            started.Interrupt(group: true);
            var ended = (await started.EndAsync()).Is(Outcome.Cancelled);
            Assert.Contains("Stopped", ended.Error);
            Assert.Contains("is kept. Go on with: foreplan plan ", ended.Error);
        }

        Assert.Empty(Invariants.Survivors(site));
        (await site.RunAsync(command)).Is(Outcome.Done);
        Assert.Single(Directory.GetDirectories(Path.Combine(site.Root, "plans")));
        Assert.InRange(server.Requests.Count, ShopScript.PlanCalls, ShopScript.PlanCalls + 1);
        Assert.Equal(0, Ledger.Of([.. site.LastJournal("spec"), .. site.LastJournal("plan")]).Total.PossiblyPaid);
    }

    [Fact]
    public async Task A_run_stops_in_a_gate_and_goes_on()
    {
        using var site = new Site();
        site.Put("check.sh", "if ! test -e \"$HOME/.cache/once\"; then mkdir -p \"$HOME/.cache\"; touch \"$HOME/.cache/once\"; sleep 600; fi\n" + site.Read("check.sh"));
        site.Git("commit", "-q", "-a", "-m", "A slow check");
        await site.LockedAsync();
        using (var started = site.Start("run"))
        {
            await LeftoverTests.SleepsAsync(site, started);
            started.Interrupt(group: true);
            var ended = (await started.EndAsync()).Is(Outcome.Cancelled);
            Assert.Contains($"What is recorded is kept. Go on with: foreplan run {Site.Plan}", ended.Error);
        }

        Assert.Empty(Invariants.Survivors(site));
        Assert.IsType<RunEvent.Paused>(site.LastJournal("run")[^1]);
        Assert.Contains("paused", (await site.RunAsync("status", "--json")).Is(Outcome.Done).Out);
        (await site.RunAsync("run")).Is(Outcome.Done);
    }

    [Fact]
    public async Task A_run_stops_at_any_moment_and_goes_on()
    {
        using var site = await new Site().LockedAsync();
        (await site.RunAsync("run")).Is(Outcome.Done);
        var tree = site.BranchTree;
        (await site.RunAsync("undo", "--yes")).Is(Outcome.Done);
        var random = new Random(Soak.Seed);
        var stops = 0;
        for (var ended = new Ended(130, "", ""); ended.Code != 0;)
        {
            ended.Is(Outcome.Cancelled);
            using var started = site.Start("run");
            for (var records = site.Journals.Sum(file => new FileInfo(file).Length) + random.Next(500, 6000); stops < 8 && !started.IsOver && site.Journals.Sum(file => new FileInfo(file).Length) < records;)
            {
                await Task.Delay(2);
            }

            if (stops++ < 8 && !started.IsOver)
            {
                started.Interrupt(group: true);
            }

            ended = await started.EndAsync();
        }

        Assert.Equal(tree, site.BranchTree);
        Assert.Equal(ShopScript.RunCalls, Ledger.Of(site.LastJournal("run")).Entries.Count(entry => entry.Outcome == CallOutcome.Answered));
        Invariants.IsClean(site, isPublished: true);
    }
}
