using Foreplan.EndToEnd.Tests.KillAndResume;
using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.EndToEnd.Tests;

/// <summary>A run beside a run, and a run after its end.</summary>
public sealed class SecondRunTests
{
    [Fact]
    public async Task A_second_run_of_the_same_plan_is_refused_and_the_first_is_not_disturbed()
    {
        using var site = new Site();
        await using var server = StrictServer.StartFrom(site.Script, 40);
        ShopModels.PointAt(site, server);
        await site.LockedAsync(ShopModels.Anthropic);
        using var first = site.Start("run");
        while (server.Requests.Count == 0)
        {
            Assert.False(first.IsOver, "It ended by itself.");
            await Task.Delay(5);
        }

        var second = (await site.RunAsync("run")).Is(Outcome.Usage);
        Assert.False(first.IsOver);
        Assert.Contains($"Another foreplan works on this plan ({Site.Plan}, process {first.Id})", second.Error);
        Assert.Contains("goes on where it stood", second.Error);
        (await first.EndAsync()).Is(Outcome.Done);
        Assert.Equal(ShopScript.RunCalls, server.Requests.Count);
        Assert.DoesNotContain(site.LastJournal("run"), happened => happened is RunEvent.Resumed);
        Invariants.IsClean(site, isPublished: true);
    }

    [Fact]
    public async Task A_plan_is_not_approved_anew_while_it_is_carried_out_and_a_lock_put_there_stops_the_run()
    {
        using var site = new Site();
        await using var server = StrictServer.StartFrom(site.Script, 40);
        ShopModels.PointAt(site, server);
        var (plan, held) = (Path.Combine(site.Root, "plans", Site.Plan, "plan.md"), Path.Combine(site.Root, "plans", Site.Plan, "plan.lock.json"));
        await site.LockedAsync(ShopModels.Anthropic);
        var (text, approved) = (await File.ReadAllTextAsync(plan), await File.ReadAllBytesAsync(held));
        await File.WriteAllTextAsync(plan, text + "\n## Remarks\nAnother plan.\n");
        await site.LockedAsync(ShopModels.Anthropic);
        var (other, another) = (await File.ReadAllTextAsync(plan), await File.ReadAllBytesAsync(held));
        await File.WriteAllTextAsync(plan, text);
        await File.WriteAllBytesAsync(held, approved);

        using var run = site.Start("run");
        while (server.Requests.Count == 0)
        {
            Assert.False(run.IsOver, "It ended by itself.");
            await Task.Delay(5);
        }

        Assert.Contains("Another foreplan works on this plan", (await site.RunAsync("lock", "--yes")).Is(Outcome.Usage).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(plan, other);
        await File.WriteAllBytesAsync(held, another);
        var stopped = (await run.EndAsync()).Is(Outcome.Refused);
        Assert.Contains("PL538", stopped.Out + stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(site.LastJournal("run"), happened => happened is RunEvent.Finished);
    }

    [Fact]
    public async Task A_finished_run_says_the_same_again_and_calls_nobody()
    {
        using var site = new Site();
        await using var server = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, server);
        await site.LockedAsync(ShopModels.OpenAi);
        var first = (await site.RunAsync("run")).Is(Outcome.Done);
        var calls = server.Requests.Count;
        var records = site.LastJournal("run").Count;
        var commit = site.Git("rev-parse", Site.Branch);
        foreach (var key in site.Variables.Keys.ToArray())
        {
            site.Variables.Remove(key);
        }

        var second = (await site.RunAsync("run")).Is(Outcome.Done);
        Assert.Equal(first.Out.Replace("All phases are done", "Nothing was called or run. All phases are done", StringComparison.Ordinal), second.Out);
        Assert.Equal(calls, server.Requests.Count);
        Assert.Equal(records, site.LastJournal("run").Count);
        Assert.Equal(commit, site.Git("rev-parse", Site.Branch));
        Invariants.IsClean(site, isPublished: true);
    }
}
