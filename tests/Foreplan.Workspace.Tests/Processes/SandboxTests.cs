using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.Processes.Confinement;

namespace Foreplan.Workspace.Tests.Processes;

public sealed class SandboxTests : IDisposable
{
    private readonly RunnerFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_command_writes_in_its_worktree_and_nowhere_else()
    {
        var result = await fixture.RunAsync(fixture.Shell(
            $"echo in > made.txt; echo x > '{fixture.Outside}' 2>/dev/null; for place in /etc/zz /usr/zz /zz \"{Environment.GetEnvironmentVariable("HOME")}/zz\"; do (echo x > \"$place\") 2>/dev/null && echo \"wrote $place\"; done; echo done"));

        Assert.Equal("done\n", result.Output.Text);
        Assert.Equal("in\n", File.ReadAllText(Path.Combine(fixture.Tree, "made.txt")));
        Assert.False(File.Exists(fixture.Outside));
    }

    [Fact]
    public async Task A_protected_file_can_be_read_and_neither_changed_nor_replaced()
    {
        fixture.Write("AGENTS.md", "as it was\n");
        var request = fixture.Shell("cat AGENTS.md; echo x > AGENTS.md; rm -f AGENTS.md; mv AGENTS.md other.md; echo done") with { Protected = ["AGENTS.md", "not/there.md"] };

        var result = await fixture.RunAsync(request);

        Assert.StartsWith("as it was\n", result.Output.Text, StringComparison.Ordinal);
        Assert.EndsWith("done\n", result.Output.Text, StringComparison.Ordinal);
        Assert.Equal("as it was\n", File.ReadAllText(Path.Combine(fixture.Tree, "AGENTS.md")));
    }

    [Fact]
    public async Task The_network_is_not_reachable_and_its_own_loopback_is_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var shut = await fixture.RunAsync(fixture.Command("full", "bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{port}"));
        var open = await fixture.RunAsync(fixture.Command("full", "bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{port}") with { Network = true });
        var devices = await fixture.RunAsync(fixture.Shell("cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' '"));

        Assert.NotEqual(0, shut.ExitCode);
        Assert.Contains("refused", shut.Output.Text, StringComparison.Ordinal);
        Assert.Equal(0, open.ExitCode);
        Assert.Equal("lo\n", devices.Output.Text);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task The_environment_is_cleaned(string sandbox)
    {
        Environment.SetEnvironmentVariable("FOREPLAN_TEST_SECRET", "hush");
        Environment.SetEnvironmentVariable("FOREPLAN_TEST_WANTED", "yes");

        var result = await fixture.RunAsync(fixture.Shell("env; echo $HOME > home.txt", sandbox) with { Env = ["FOREPLAN_TEST_WANTED", "HOME"] });

        Assert.DoesNotContain("hush", result.Output.Text, StringComparison.Ordinal);
        Assert.Contains("FOREPLAN_TEST_WANTED=yes", result.Output.Text, StringComparison.Ordinal);
        Assert.Contains("MSBUILDDISABLENODEREUSE=1", result.Output.Text, StringComparison.Ordinal);
        Assert.EndsWith("/scratch/0001-run-test\n", File.ReadAllText(Path.Combine(fixture.Tree, "home.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_is_shared_by_the_commands_of_a_run_and_not_by_another_run()
    {
        await fixture.RunAsync(fixture.Shell("echo kept > ~/cache"));

        Assert.Equal("kept\n", (await fixture.RunAsync(fixture.Shell("cat ~/cache"))).Output.Text);
        Assert.NotEqual(0, (await fixture.RunAsync(fixture.Shell("cat ~/cache") with { Run = "0002-run-test" })).ExitCode);

        fixture.Runner.Forget("0001-run-test");
        Assert.NotEqual(0, (await fixture.RunAsync(fixture.Shell("cat ~/cache"))).ExitCode);
    }

    [Fact]
    public async Task Git_works_inside_and_its_folders_are_read_only()
    {
        var shadow = Path.Combine(fixture.Tree, "..", "shadow.git");
        Git("init", "-q", "--bare", shadow);
        Git("--git-dir", shadow, "-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", "-m", "x", "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        Git("--git-dir", shadow, "worktree", "add", "-q", "--orphan", "-b", "x", fixture.Tree);
        if (!File.Exists(Path.Combine(fixture.Tree, ".git")))
        {
            // An older git makes no worktree without a commit: the pointer by hand is the same to the sandbox.
            Directory.CreateDirectory(Path.Combine(shadow, "worktrees/tree"));
            File.WriteAllText(Path.Combine(shadow, "worktrees/tree/commondir"), "../..\n");
            File.WriteAllText(Path.Combine(shadow, "worktrees/tree/HEAD"), "ref: refs/heads/x\n");
            File.WriteAllText(Path.Combine(shadow, "worktrees/tree/gitdir"), Path.Combine(fixture.Tree, ".git") + "\n");
            fixture.Write(".git", $"gitdir: {Path.GetFullPath(shadow)}/worktrees/tree\n");
        }
        fixture.Write("new.txt", "x");

        var status = await fixture.RunAsync(fixture.Command("full", "git", "status", "--porcelain"));
        var attack = await fixture.RunAsync(fixture.Shell(
            $"(echo x > .git) 2>/dev/null && echo wrote; rm -f .git 2>/dev/null && echo removed; mv .git g 2>/dev/null && echo moved; (echo x > '{Path.GetFullPath(shadow)}/hooks/post-checkout') 2>/dev/null && echo hooked; (echo x > '{Path.GetFullPath(shadow)}/config') 2>/dev/null && echo set; echo end"));

        Assert.Equal("?? new.txt\n", status.Output.Text);
        Assert.Equal("end\n", attack.Output.Text);
    }

    [Fact]
    public async Task No_privilege_is_left()
    {
        var result = await fixture.RunAsync(fixture.Shell("grep -E 'CapEff|NoNewPrivs' /proc/self/status; unshare -Ur true 2>/dev/null || echo no; cat /etc/shadow 2>/dev/null || echo hidden"));

        Assert.Equal("CapEff:\t0000000000000000\nNoNewPrivs:\t1\nno\nhidden\n", result.Output.Text);
    }

    [Fact]
    public async Task Programs_are_the_same_inside_as_outside()
    {
        foreach (var name in new[] { "python3", "node", "dotnet", "git", "cargo" })
        {
            if (new ProgramLookup().Find(name) is { } path)
            {
                var result = await fixture.RunAsync(fixture.Shell($"readlink -f \"$(command -v {name})\""));
                Assert.Equal(RealPath.Of(path) + "\n", result.Output.Text);
            }
        }
        Assert.Equal(0, (await fixture.RunAsync(fixture.Command("full", "git", "--version"))).ExitCode);
    }

    [Fact]
    public void A_sandbox_that_is_not_there_is_said_with_the_package_and_the_way_without()
    {
        var absent = Assert.Throws<ForeplanException>(() => new SandboxTiers(new BubblewrapTier("bwrap-that-is-not-installed")).Choose());

        Assert.Equal(Outcome.Usage, absent.Outcome);
        Assert.Contains("bubblewrap: it is not installed", absent.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install bubblewrap", absent.Hint, StringComparison.Ordinal);
        Assert.Contains("--sandbox none", absent.Hint, StringComparison.Ordinal);
        Assert.Contains("does not work here", Assert.Throws<ForeplanException>(() => new SandboxTiers(new BubblewrapTier("false")).Choose()).Message, StringComparison.Ordinal);
        Assert.Throws<ForeplanException>(() => fixture.Runner.Probe("half"));
        Assert.Equal("none", fixture.Runner.Probe("none").Tier);
        Assert.Equal("bubblewrap", fixture.Runner.Probe("full").Tier);
    }

    private static void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
        git?.WaitForExit();
    }
}
