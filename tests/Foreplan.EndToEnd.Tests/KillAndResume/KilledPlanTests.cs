using System.Diagnostics;
using System.Text.RegularExpressions;
using Foreplan.ModelServer;
using Xunit.Abstractions;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>kill -9 while planning: the same command goes on in the same folder, and no recorded call is paid again.</summary>
public sealed partial class KilledPlanTests(ITestOutputHelper output)
{
    private const int PieceDelayMs = 6;

    [Fact]
    public async Task Killed_planning_ends_as_undisturbed_planning()
    {
        string[] command = ["plan", Site.Sentence, "--yes", "--accept-recommended", .. ShopModels.Anthropic.Plan];
        using var quiet = new Site();
        await using var first = StrictServer.StartFrom(quiet.Script, PieceDelayMs);
        ShopModels.PointAt(quiet, first);
        var watch = Stopwatch.StartNew();
        (await quiet.RunAsync(command)).Is(Outcome.Done);
        var whole = watch.Elapsed;

        output.WriteLine($"FOREPLAN_SEED={Soak.Seed}, planning takes {whole.TotalSeconds:0.0} s");
        var random = new Random(Soak.Seed);
        for (var left = Soak.Kills(3); left > 0;)
        {
            using var site = new Site();
            await using var server = StrictServer.StartFrom(site.Script, PieceDelayMs);
            ShopModels.PointAt(site, server);
            var killer = new Killer(site, random);
            var ended = await killer.UntilItEndsAsync(Math.Min(left, random.Next(2, 7)), whole, command);
            output.WriteLine($"killed after {string.Join(", ", killer.Moments)}");
            ended.Is(Outcome.Done);
            Assert.Equal(Site.Plan, Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(site.Root, "plans")))));
            Assert.Equal(Undated(quiet), Undated(site));
            Assert.Equal(2, site.Journals.Count);
            Invariants.Hold(
                [.. site.LastJournal("spec"), .. site.LastJournal("plan")], [.. quiet.LastJournal("spec"), .. quiet.LastJournal("plan")], server.Requests, first.Requests, killer.Kills);
            Invariants.IsClean(site, isPublished: false);
            Soak.Held(output, site, killer.Kills, server.Requests.Count - first.Requests.Count);
            left -= Math.Max(1, killer.Kills);
        }
    }

    private static string Undated(Site site) => Day().Replace(site.Read($"plans/{Site.Plan}/plan.md"), "DAY") + site.Read($"plans/{Site.Plan}/spec.md");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex Day();
}
