using System.Diagnostics;
using Xunit.Abstractions;

namespace Foreplan.EndToEnd.Tests;

/// <summary>A state folder that may not be written, or not be read: it is said, nothing is half done, and the command goes on when it may.</summary>
public sealed class ReadOnlyStateTests(ITestOutputHelper output)
{
    // Rights mean nothing to root.
    private static readonly string[] Other = Environment.UserName == "root" ? ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"] : [];

    [Fact]
    public async Task Nothing_is_done_that_could_not_be_recorded()
    {
        if (Other.Length > 0 && !File.Exists("/usr/bin/setpriv"))
        {
            output.WriteLine("Not run: root needs setpriv to be somebody whom rights stop.");
            return;
        }

        using var site = await new Site(null, isQuick: true).LockedAsync(null, "--sandbox", "none");
        Own(site);
        Rights(site, "a-w");
        var refused = (await RunAsync(site, "run")).Is(Outcome.Usage);
        Assert.Contains("could not be written", refused.Error);
        Assert.Contains("make the folder writable, then start the command again", refused.Error);
        Assert.Contains("locked", (await RunAsync(site, "status")).Is(Outcome.Done).Out);
        (await RunAsync(site, "lock", "--verify")).Is(Outcome.Done);
        Assert.Equal(["main"], Directory.GetFileSystemEntries(Path.Combine(site.Root, ".git", "refs", "heads")).Select(Path.GetFileName));
        Assert.DoesNotContain(site.Journals, file => file.Contains("-run-", StringComparison.Ordinal));

        Rights(site, "a-rwx");
        var hidden = (await RunAsync(site, "run")).Is(Outcome.Usage);
        Assert.Contains("cannot be read", hidden.Error);
        Assert.Contains("chmod u+rwX", hidden.Error);
        Assert.DoesNotContain("PL534", hidden.All);

        Rights(site, "u+rwX");
        (await RunAsync(site, "run")).Is(Outcome.Done);
        Run("chown", "-R", Environment.UserName, site.Temp);
        Assert.Equal("tea 3\ncoffee 4\ncake 5", site.Git("show", $"{Site.Branch}:shop/prices.txt"));
    }

    [Fact]
    public async Task Without_a_place_for_state_a_lock_is_not_given()
    {
        if (Other.Length > 0 && !File.Exists("/usr/bin/setpriv"))
        {
            return;
        }

        using var site = new Site();
        Directory.CreateDirectory(site.State);
        site.Put($"plans/{Site.Plan}/spec.md", ShopScript.Spec);
        site.Put($"plans/{Site.Plan}/plan.md", ShopScript.Plan);
        Own(site);
        Rights(site, "a-w");
        var refused = (await RunAsync(site, "lock", "--yes", "--sandbox", "none")).Is(Outcome.Usage);
        Assert.Contains(site.State, refused.Error);
        Assert.False(File.Exists(Path.Combine(site.Root, "plans", Site.Plan, "plan.lock.json")));
    }

    private static async Task<Ended> RunAsync(Site site, params string[] arguments)
    {
        using var started = site.StartAs(Other, arguments);
        return await started.EndAsync();
    }

    private static void Own(Site site) => Run("chown", "-R", Other.Length > 0 ? "nobody:nogroup" : Environment.UserName, site.Temp);

    private static void Rights(Site site, string rights) => Run("chmod", "-R", rights, site.State);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
