namespace Foreplan.EndToEnd.Tests;

/// <summary>PLANS.md, written by several processes of the real program.</summary>
public sealed class RecordEndToEndTests
{
    [Fact]
    public async Task Processes_that_lock_plans_at_once_all_stand_in_the_record()
    {
        using var site = new Site();
        site.Put("PLANS.md", "# Ours\n\nMine.\n");
        string[] plans = ["001-first", "002-second", "003-third", "004-fourth"];
        foreach (var plan in plans)
        {
            site.Put($"plans/{plan}/spec.md", ShopScript.Spec);
            site.Put($"plans/{plan}/plan.md", ShopScript.Plan);
        }

        var ended = await Task.WhenAll(plans.Select(plan => site.RunAsync("lock", plan, "--yes")));

        Assert.All(ended, end => end.Is(Outcome.Done));
        var record = site.Read("PLANS.md");
        Assert.StartsWith("# Ours\n\n<!-- foreplan:begin index -->\n", record);
        Assert.Contains("\nMine.\n", record);
        Assert.Equal(plans.Length, record.Split(": Approved by Ada Löve (lock ").Length - 1);
        Assert.All(plans, plan => Assert.Contains($"<!-- foreplan:end plan plans/{plan} -->", record));
        (await site.RunAsync("reconcile")).Is(Outcome.Done);
        Assert.Equal(record, site.Read("PLANS.md"));
    }
}
