using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foreplan.ModelServer;
using Foreplan.Notes;
using Xunit.Abstractions;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>kill -9 while the planner answers notes: no note is lost, every answer is kept, and no recorded call is paid again.</summary>
public sealed partial class KilledReviseTests(ITestOutputHelper output)
{
    private const int PieceDelayMs = 6;

    private static readonly string[] Command = ["revise", "1", .. ShopModels.Anthropic.Plan];

    [Fact]
    public async Task Killed_revising_ends_as_undisturbed_revising()
    {
        using var quiet = await NotedAsync();
        await using var first = StrictServer.StartFrom(quiet.Script, PieceDelayMs);
        ShopModels.PointAt(quiet, first);
        var watch = Stopwatch.StartNew();
        (await quiet.RunAsync(Command)).Is(Outcome.Done);
        var whole = watch.Elapsed;
        Assert.Equal([("N1", NoteState.Done), ("N2", NoteState.Declined)], Book(quiet).Notes.Select(note => (note.Id, note.Disposition.State)));

        output.WriteLine($"FOREPLAN_SEED={Soak.Seed}, revising takes {whole.TotalSeconds:0.0} s");
        var random = new Random(Soak.Seed);
        for (var left = Soak.Kills(2); left > 0;)
        {
            using var site = await NotedAsync();
            await using var server = StrictServer.StartFrom(site.Script, PieceDelayMs);
            ShopModels.PointAt(site, server);
            var killer = new Killer(site, random);
            var ended = await killer.UntilItEndsAsync(Math.Min(left, random.Next(2, 4)), whole, Command);
            output.WriteLine($"killed after {string.Join(", ", killer.Moments)}");
            ended.Is(Outcome.Done);
            Assert.Equal(Undated(quiet), Undated(site));
            Invariants.Hold(site.LastJournal("revise"), quiet.LastJournal("revise"), server.Requests, first.Requests, killer.Kills);
            Invariants.IsClean(site, isPublished: false);
            Soak.Held(output, site, killer.Kills, server.Requests.Count - first.Requests.Count);
            left -= Math.Max(1, killer.Kills);
        }
    }

    // A plan with a note on its words, and a mark in its text.
    internal static async Task<Site> NotedAsync()
    {
        var dispositions = new JsonArray(
            new JsonObject { ["note"] = "N1", ["state"] = "done", ["where"] = "Phase 1, step 2" },
            new JsonObject { ["note"] = "N2", ["state"] = "declined", ["why"] = "The prices come first." });
        var site = new Site(ShopScript.Of([NotesEndToEndTests.Turn(new() { ["patch"] = NotesEndToEndTests.Mend }), NotesEndToEndTests.Turn(new() { ["dispositions"] = dispositions })]));
        site.Put($"plans/{Site.Plan}/spec.md", ShopScript.Spec);
        site.Put($"plans/{Site.Plan}/plan.md", ShopScript.Plan.Replace("add the line `cake 5`.", "add the line `cake 5`. {>>last<<}", StringComparison.Ordinal));
        (await site.RunAsync("notes", "add", "1", "say the order", "--on", "a line for tea, coffee and cake each")).Is(Outcome.Done);
        return site;
    }

    private static NoteBook Book(Site site)
    {
        var (book, found) = NoteBookJson.Read("notes.json", Encoding.UTF8.GetBytes(site.Read($"plans/{Site.Plan}/notes.json")));
        Assert.Empty(found);
        return Assert.IsType<NoteBook>(book);
    }

    private static string Undated(Site site) => Time().Replace(Encoding.UTF8.GetString(NoteBookJson.Write(Book(site))), "TIME") + site.Read($"plans/{Site.Plan}/plan.md");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Time();
}
