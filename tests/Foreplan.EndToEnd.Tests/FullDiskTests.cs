using System.Diagnostics;
using Foreplan.EndToEnd.Tests.KillAndResume;
using Foreplan.ModelServer;
using Xunit.Abstractions;

namespace Foreplan.EndToEnd.Tests;

/// <summary>A disk that is full in the middle of a run, with less and less room: it is said, nothing is half done or paid twice, and the run goes on when there is room.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private const long Size = 24 * 1024 * 1024;

    [Fact]
    public async Task Output_that_finds_no_room_is_said_and_the_command_comes_to_its_end()
    {
        using var site = await new Site(null, isQuick: true).LockedAsync(null, "--sandbox", "none");
        using var status = site.StartAs(["sh", "-c", "exec \"$@\" > /dev/full", "sh"], ["status"]);
        var said = (await status.EndAsync()).Is(Outcome.Usage);
        Assert.StartsWith("foreplan: the output could not be written: ", said.Error, StringComparison.Ordinal);
        using var run = site.StartAs(["sh", "-c", "exec \"$@\" > /dev/full 2> /dev/full", "sh"], ["run"]);
        (await run.EndAsync()).Is(Outcome.Usage);
        Assert.Contains(site.LastJournal("run"), happened => happened is Foreplan.Runs.RunEvent.Finished);
    }

    [Fact]
    public async Task A_run_stops_on_a_full_disk_and_goes_on_when_there_is_room()
    {
        using var quiet = await new Site(null, isQuick: true).LockedAsync(ShopModels.Anthropic, "--sandbox", "none");
        await using var first = StrictServer.StartFrom(quiet.Script);
        ShopModels.PointAt(quiet, first);
        (await quiet.RunAsync("run")).Is(Outcome.Done);

        using var site = new Site(null, isQuick: true);
        Directory.CreateDirectory(site.State);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", site.State) != 0)
        {
            output.WriteLine("Not checked: mounting a small file system needs root.");
            return;
        }

        try
        {
            await using var server = StrictServer.StartFrom(site.Script);
            ShopModels.PointAt(site, server);
            await site.LockedAsync(ShopModels.Anthropic, "--sandbox", "none");
            var stops = 0;
            foreach (var room in new[] { 4, 48, 80, 96, 112, 128 })
            {
                Fill(site, room * 1024);
                var ended = await site.RunAsync("run");
                output.WriteLine($"{room} KiB: exit {ended.Code}, {server.Requests.Count} requests so far: {ended.Error.Trim()}");
                if (ended.Code != 0)
                {
                    stops++;
                    ended.Is(Outcome.Usage);
                    Assert.Contains("ree some space", ended.Error);
                    Assert.DoesNotContain("bug in Foreplan", ended.Error);
                }

                File.Delete(Filler(site));
            }

            Assert.InRange(stops, 2, 6);
            (await site.RunAsync("run")).Is(Outcome.Done);
            Assert.Equal(quiet.BranchTree, site.BranchTree);
            Invariants.Hold(site.LastJournal("run"), quiet.LastJournal("run"), server.Requests, first.Requests, stops);
            Invariants.IsClean(site, isPublished: true);
        }
        finally
        {
            Run("umount", site.State);
        }
    }

    private static string Filler(Site site) => Path.Combine(site.State, "filler");

    private static void Fill(Site site, long room)
    {
        using var file = File.Create(Filler(site));
        var free = new DriveInfo(site.State).AvailableFreeSpace - room;
        file.Write(new byte[Math.Max(0, free)]);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process?.StandardError.ReadToEnd();
        process?.WaitForExit();
        return process?.ExitCode ?? 1;
    }
}
