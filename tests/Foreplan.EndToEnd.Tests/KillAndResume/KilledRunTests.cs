using System.Diagnostics;
using Foreplan.ModelServer;
using Xunit.Abstractions;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>kill -9 at any moment: the run goes on, ends as it would have, and pays nothing recorded twice.</summary>
public sealed class KilledRunTests(ITestOutputHelper output)
{
    private const int PieceDelayMs = 6;

    [Theory]
    [InlineData("anthropic", "full", 5)]
    [InlineData("openai", "none", 3)]
    public async Task A_killed_run_ends_as_an_undisturbed_one(string provider, string sandbox, int usual)
    {
        using var site = new Site();
        await site.LockedAsync(ShopModels.Of(provider), "--sandbox", sandbox);
        await using var first = StrictServer.StartFrom(site.Script, PieceDelayMs);
        ShopModels.PointAt(site, first);
        var watch = Stopwatch.StartNew();
        (await site.RunAsync("run")).Is(Outcome.Done);
        var whole = watch.Elapsed;
        var undisturbed = site.LastJournal("run");
        var tree = site.BranchTree;
        (await site.RunAsync("undo", "--yes")).Is(Outcome.Done);

        output.WriteLine($"FOREPLAN_SEED={Soak.Seed}, a run takes {whole.TotalSeconds:0.0} s");
        var random = new Random(Soak.Seed);
        for (var left = Soak.Kills(usual); left > 0;)
        {
            await using var server = StrictServer.StartFrom(site.Script, PieceDelayMs);
            ShopModels.PointAt(site, server);
            var killer = new Killer(site, random);
            var ended = await killer.UntilItEndsAsync(Math.Min(left, random.Next(2, 9)), whole, "run");
            output.WriteLine($"killed after {string.Join(", ", killer.Moments)}");
            ended.Is(Outcome.Done);
            Assert.Equal(tree, site.BranchTree);
            Assert.Equal("2", site.Git("rev-list", "--count", $"main..{Site.Branch}"));
            Invariants.Hold(site.LastJournal("run"), undisturbed, server.Requests, first.Requests, killer.Kills);
            Invariants.IsClean(site, isPublished: true);
            left -= Math.Max(1, killer.Kills);
            Soak.Held(output, site, killer.Kills, server.Requests.Count - first.Requests.Count);
            (await site.RunAsync("undo", "--yes")).Is(Outcome.Done);
        }

        Invariants.IsClean(site, isPublished: false);
    }

    /// <summary>The same with a process at every record, found by counting those of a clean run; all of them in a soak only, the disk at each boundary is another test's.</summary>
    [Fact]
    public async Task A_run_killed_right_after_a_record_ends_as_an_undisturbed_one()
    {
        using var site = await new Site(null, isQuick: true).LockedAsync(ShopModels.Anthropic, "--sandbox", "none");
        await using var first = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, first);
        (await site.RunAsync("run")).Is(Outcome.Done);
        var undisturbed = site.LastJournal("run");
        var tree = site.BranchTree;
        (await site.RunAsync("undo", "--yes")).Is(Outcome.Done);
        var hit = new HashSet<int>();
        for (var record = Soak.IsOn ? 1 : Soak.Seed % undisturbed.Count; record < undisturbed.Count; record += Soak.IsOn ? 1 : undisturbed.Count)
        {
            await using var server = StrictServer.StartFrom(site.Script);
            ShopModels.PointAt(site, server);
            var killer = new Killer(site, new Random(Soak.Seed));
            var ended = await killer.AtRecordAsync(record, "run");
            ended.Is(Outcome.Done);
            Assert.Equal(tree, site.BranchTree);
            Invariants.Hold(site.LastJournal("run"), undisturbed, server.Requests, first.Requests, killer.Kills);
            Invariants.IsClean(site, isPublished: true);
            hit.Add(killer.Written);
            Soak.Held(output, site, killer.Kills, server.Requests.Count - first.Requests.Count);
            (await site.RunAsync("undo", "--yes")).Is(Outcome.Done);
        }

        output.WriteLine($"{undisturbed.Count} records, killed with {hit.Count} different numbers of them written: {string.Join(' ', hit.Order())}");
    }
}
