using System.Text.Json.Nodes;
using Foreplan.ModelServer;

namespace Foreplan.EndToEnd.Tests;

/// <summary>Notes with the real program: against the strict server, and by several processes at once.</summary>
public sealed class NotesEndToEndTests
{
    internal const string Mend = """
        *** Begin Patch
        *** Update File: plan.md
        @@
        -2. Create `shop/menu.txt` with a line for tea, coffee and cake each.
        +2. Create `shop/menu.txt` with a line for tea, coffee and cake each, in this order.
        *** End Patch
        """;

    [Fact]
    public async Task A_revision_goes_through_the_strict_server()
    {
        var turns = ShopScript.Turns.ToList();
        turns.Insert(ShopScript.PlanCalls, Turn(new() { ["patch"] = Mend }));
        turns.Insert(ShopScript.PlanCalls + 1, Turn(new() { ["dispositions"] = new JsonArray(new JsonObject { ["note"] = "N1", ["state"] = "done", ["where"] = "Phase 1, step 2" }) }));
        using var site = new Site(ShopScript.Of(turns));
        await using var server = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, server);
        await site.PlannedAsync(ShopModels.Anthropic);
        (await site.RunAsync("notes", "add", "1", "say the order", "--on", "a line for tea, coffee and cake each")).Is(Outcome.Done);
        var waiting = (await site.RunAsync(["lock", "1", "--yes", .. ShopModels.Anthropic.Lock])).Is(Outcome.Waiting);
        Assert.Contains("N1 is open: say the order", waiting.All);
        Assert.Contains("foreplan revise", waiting.All);
        var revised = (await site.RunAsync(["revise", "1", .. ShopModels.Anthropic.Plan])).Is(Outcome.Done);
        Assert.Contains("→ done in Phase 1, step 2", revised.Out);
        Assert.Contains("in this order", site.Read($"plans/{Site.Plan}/plan.md"));
        Assert.Contains("+2. Create", (await site.RunAsync("diff", "1", "--version", "2")).Is(Outcome.Done).Out);
        Assert.Contains("+2. Create", (await site.RunAsync("diff", "1", "--since", "1")).Is(Outcome.Done).Out);
        (await site.RunAsync(["lock", "1", "--yes", .. ShopModels.Anthropic.Lock])).Is(Outcome.Done);
    }

    [Fact]
    public async Task Processes_that_write_notes_at_once_lose_none()
    {
        using var site = new Site();
        site.Put($"plans/{Site.Plan}/spec.md", ShopScript.Spec);
        site.Put($"plans/{Site.Plan}/plan.md", ShopScript.Plan);
        var ended = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => site.RunAsync("notes", "add", "1", $"number {number}")));
        Assert.All(ended, end => end.Is(Outcome.Done));
        var listed = JsonNode.Parse((await site.RunAsync("notes", "1", "--json")).Is(Outcome.Done).Out);
        Assert.Equal(Enumerable.Range(1, 6).Select(number => $"number {number}"), listed?["notes"]?.AsArray().Select(note => note?["text"]?.GetValue<string>() ?? "").Order());
        Assert.Equal(6, listed?["notes"]?.AsArray().Select(note => note?["id"]?.GetValue<string>()).Distinct().Count());
    }

    internal static JsonObject Turn(JsonObject arguments) => new() { ["role"] = "planner", ["say"] = "I go on.", ["calls"] = new JsonArray(new JsonObject { ["tool"] = "submit_plan", ["arguments"] = arguments }) };
}
