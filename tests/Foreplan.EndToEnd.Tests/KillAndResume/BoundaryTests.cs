using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foreplan.ModelServer;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Runs;
using Xunit.Abstractions;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>
/// A kill at every boundary of a record, found by writing them all once: right before a record is on disk, right after, and with half of it there.
/// Everything is real but the death: what the disk holds at the boundary is kept, put back, and gone on with.
/// </summary>
public sealed partial class BoundaryTests(ITestOutputHelper output)
{
    private const int Usual = 8;

    private static readonly ModelRef Planner = ModelRef.TryParse(ShopModels.Anthropic.Planner, out var model) ? model : throw new InvalidOperationException();

    [Fact]
    public Task A_run_goes_on_from_every_boundary() => GoesOnAsync("run", () => LockedAsync(ShopScript.Whole), RunAsync, true, site => $"{site.BranchTree} {site.Git("rev-list", "--count", $"main..{Site.Branch}")}");

    [Fact]
    public Task Planning_goes_on_from_every_boundary() => GoesOnAsync(
        "plan", () => Task.FromResult(new Site()), PlanAsync, false, site => Undated(site.Read($"plans/{Site.Plan}/plan.md")) + site.Read($"plans/{Site.Plan}/spec.md"));

    [Fact]
    public Task A_revision_goes_on_from_every_boundary() => GoesOnAsync(
        "revise", KilledReviseTests.NotedAsync, ReviseAsync, false, site => Undated(site.Read($"plans/{Site.Plan}/notes.json")) + site.Read($"plans/{Site.Plan}/plan.md"));

    [Fact]
    public Task A_review_goes_on_from_every_boundary() => GoesOnAsync("review", RanAsync, (flow, folder) => ReviewAsync(flow, folder, false), true, site => $"{site.BranchTree} {Reviewed(site)}");

    [Fact]
    public Task A_repair_goes_on_from_every_boundary() => GoesOnAsync("fix", RanAsync, (flow, folder) => ReviewAsync(flow, folder, true), true, site => $"{site.BranchTree} {site.Git("rev-list", "--count", $"main..{Site.Branch}")} {Reviewed(site)}");

    private async Task GoesOnAsync(string kind, Func<Task<Site>> prepare, Func<Workflow, IPlanFolder?, Task<Outcome>> act, bool isPublished, Func<Site, string> result)
    {
        using var site = await prepare();
        await using var server = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, server);
        if (kind is "review" or "fix")
        {
            using var before = new Inside(site);
            Assert.Equal(Outcome.NotDone, await RunAsync(before.Flow, before.Folder));
        }

        var start = server.Requests.Count;
        using var images = new DiskImages(site, () => server.Requests.Count - start);
        // The same reviewer says the same again.
        var end = kind == "review" ? Outcome.NotDone : Outcome.Done;
        using (var quiet = new Inside(site, images.Take))
        {
            Assert.Equal(end, await act(quiet.Flow, quiet.Flow.Shelf.All().SingleOrDefault()));
        }

        var undisturbed = Journals(site, kind);
        var requests = server.Requests.Skip(start).ToList();
        var expected = result(site);
        output.WriteLine($"{undisturbed.Count} records, {images.Boundaries} boundaries, {images.All.Count} states of the disk");
        Assert.Equal(2 * undisturbed.Count, images.Boundaries);
        // All of them in a soak, else some eight: the seed moves them, so that no two starts see the same.
        var step = Soak.IsOn ? 1 : Math.Max(3, images.All.Count / Usual);
        for (var at = Soak.Seed % step; at < images.All.Count; at += step)
        {
            var image = images.All[at];
            await GoesOnAsync(image, false);
            if (Soak.IsOn && image.Boundary.Contains("after", StringComparison.Ordinal))
            {
                await GoesOnAsync(image, true);
            }
        }

        async Task GoesOnAsync(DiskImages.Image image, bool isTorn)
        {
            images.Restore(image);
            if (isTorn)
            {
                Tear(site);
            }

            var sent = server.Requests.Count;
            try
            {
                using (var again = new Inside(site))
                {
                    Assert.Equal(end, await act(again.Flow, again.Flow.Shelf.All().SingleOrDefault()));
                }

                Assert.Equal(expected, result(site));
                if (kind is "review" or "fix" && image.Boundary.EndsWith($"after {nameof(RunEvent.Finished)}", StringComparison.Ordinal) && !isTorn)
                {
                    // It had ended: to start it again is to want another review, and of one that approves nothing more is to be mended.
                    Assert.Equal(kind == "review" ? 2 : 0, server.Requests.Count - sent);
                    return;
                }

                Invariants.Hold(Journals(site, kind), undisturbed, [.. requests.Take(image.Requests), .. server.Requests.Skip(sent)], requests, 1);
                Invariants.IsClean(site, isPublished);
                Soak.Held(output, site, 1, server.Requests.Count - sent - (requests.Count - image.Requests));
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                throw new InvalidOperationException($"FOREPLAN_SEED={Soak.Seed}: killed at {image.Boundary}{(isTorn ? ", its last record torn" : "")}", failed);
            }
        }
    }

    private static async Task<Outcome> RunAsync(Workflow flow, IPlanFolder? folder) => (await flow.RunAsync(Assert.IsType<IPlanFolder>(folder, exactMatch: false), new(), CancellationToken.None)).Outcome;

    private static async Task<Outcome> ReviewAsync(Workflow flow, IPlanFolder? folder, bool fix) =>
        (await flow.ReviewAsync(Assert.IsType<IPlanFolder>(folder, exactMatch: false), new() { Fix = fix }, CancellationToken.None)).Outcome;

    private static async Task<Outcome> ReviseAsync(Workflow flow, IPlanFolder? folder) =>
        (await flow.ReviseAsync(Assert.IsType<IPlanFolder>(folder, exactMatch: false), new() { Planner = Planner }, CancellationToken.None)).Outcome;

    private static async Task<Outcome> PlanAsync(Workflow flow, IPlanFolder? folder)
    {
        var options = new PlanOptions { Planner = Planner, AcceptRecommended = true };
        var drafted = await flow.DraftSpecAsync(Site.Sentence, options, CancellationToken.None);
        return drafted.Outcome == Outcome.Done ? (await flow.DraftPlanAsync(drafted.Folder, options, CancellationToken.None)).Outcome : drafted.Outcome;
    }

    private static Task<Site> LockedAsync(string script) => new Site(script, isQuick: true).LockedAsync(ShopModels.Anthropic, "--sandbox", "none");

    // A run whose review finds something; what follows mends it.
    private static Task<Site> RanAsync()
    {
        var turns = ShopScript.Turns.ToList();
        var last = turns[^1].DeepClone();
        turns[^1] = Review("revise", new JsonObject { ["kind"] = "missing", ["severity"] = "medium", ["title"] = "No word of milk", ["detail"] = "People ask for it.", ["recommendation"] = "Name it." });
        turns.Add(new JsonObject
        {
            ["role"] = "executor",
            ["phase"] = 3,
            ["say"] = "I mend it.",
            ["calls"] = new JsonArray(
                new JsonObject { ["tool"] = "edit_file", ["arguments"] = new JsonObject { ["path"] = "shop/menu.txt", ["old_text"] = "cake\n", ["new_text"] = "cake\nmilk\n" } },
                new JsonObject { ["tool"] = "finish_phase", ["arguments"] = new JsonObject { ["summary"] = "Milk is named." } }),
        });
        turns.Add(last.AsObject());
        return LockedAsync(ShopScript.Of(turns));
    }

    private static JsonObject Review(string verdict, params JsonNode[] findings) => new()
    {
        ["role"] = "reviewer",
        ["say"] = "I judge.",
        ["calls"] = new JsonArray(new JsonObject { ["tool"] = "submit_review", ["arguments"] = new JsonObject { ["verdict"] = verdict, ["findings"] = new JsonArray(findings), ["summary"] = "I looked." } }),
    };

    private static IReadOnlyList<RunEvent> Journals(Site site, string kind) => kind == "plan" ? [.. site.LastJournal("spec"), .. site.LastJournal("plan")] : site.LastJournal(kind);

    // Half of the record that was written last is on disk.
    private static void Tear(Site site)
    {
        var file = site.Journals.MaxBy(path => File.GetLastWriteTimeUtc(path)) ?? throw new InvalidOperationException();
        var whole = File.ReadAllBytes(file);
        var begin = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        File.WriteAllBytes(file, whole[..(begin + ((whole.Length - begin) / 2))]);
    }

    // What it cost names the call that may have been paid twice.
    private static string Reviewed(Site site) => Undated(site.Read($"plans/{Site.Plan}/review.md").Split("\n## Cost")[0]);

    private static string Undated(string text) => Time().Replace(text, "TIME");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00))?|\b[0-9a-f]{7}\b|[0-9a-f]{40}")]
    private static partial Regex Time();
}
