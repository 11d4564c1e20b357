using System.Net;
using System.Net.Sockets;
using Foreplan.Runs;
using Foreplan.Workspace.Processes;

namespace Foreplan.Workspace.Tests.Processes;

public sealed class TierTests : IDisposable
{
    private readonly RunnerFixture fixture = new();

    public static TheoryData<string> Tiers => ["bubblewrap", "landlock+namespaces", "landlock+seccomp"];

    public void Dispose() => fixture.Dispose();

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Every_tier_lets_a_command_write_in_its_tree_and_nowhere_else(string tier)
    {
        var script = $"echo in > made.txt && mkdir -p d && mv made.txt d/moved.txt; (echo x > '{fixture.Outside}') 2>/dev/null; for place in /etc/zz /usr/zz /zz \"{Environment.GetEnvironmentVariable("HOME")}/zz\"; do (echo x > \"$place\") 2>/dev/null && echo \"wrote $place\"; done; echo kept > ~/home; echo t > $TMPDIR/t; cat /etc/shadow ~root/.bashrc 2>/dev/null; echo done";

        var result = await RunAsync(tier, fixture.Shell(script));

        Assert.Equal("done\n", result.Output.Text);
        Assert.Equal((0, tier), (result.ExitCode, result.Tier));
        Assert.Equal("in\n", File.ReadAllText(Path.Combine(fixture.Tree, "d/moved.txt")));
        Assert.False(File.Exists(fixture.Outside));
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Every_tier_gives_output_in_order_with_the_exit_code_and_broken_pipes(string tier)
    {
        Assert.Equal((3, "one\ntwo\n"), Of(await RunAsync(tier, fixture.Shell("echo one; echo two >&2; exit 3"))));
        Assert.Equal(137, (await RunAsync(tier, fixture.Shell("kill -9 $$"))).ExitCode);
        // Whether bubblewrap passes a broken pipe on depends on who started the tests.
        if (tier != "bubblewrap")
        {
            Assert.Equal((141, ""), Of(await RunAsync(tier, fixture.Command("full", "bash", "-c", "yes | true; exit ${PIPESTATUS[0]}"))));
        }

        static (int, string) Of(CommandResult result) => (result.ExitCode, result.Output.Text);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Every_tier_keeps_the_network_out_and_lets_it_in_when_the_lock_says_so(string tier)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var knock = fixture.Command("full", "bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port}");

        Assert.NotEqual(0, (await RunAsync(tier, knock)).ExitCode);
        Assert.Equal(0, (await RunAsync(tier, knock with { Network = true })).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Every_tier_ends_daemons_that_shed_their_environment(string tier)
    {
        var result = await RunAsync(tier, fixture.Shell("(env -i setsid sleep 4721 >/dev/null 2>&1 </dev/null &); env -i setsid setsid sleep 4721 & echo started"));

        Assert.Equal("started\n", result.Output.Text);
        Assert.True(await RunnerFixture.IsGoneAsync("4721"));
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Every_tier_ends_a_command_at_its_time_limit(string tier)
    {
        var result = await RunAsync(tier, fixture.Shell("echo begun; env -i setsid sleep 4722 & sleep 4722") with { TimeLimit = TimeSpan.FromSeconds(2) });

        Assert.True(result.TimedOut);
        Assert.Equal(137, result.ExitCode);
        Assert.True(await RunnerFixture.IsGoneAsync("4722"));
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Every_tier_protects_a_file_or_finds_the_change_and_puts_it_back(string tier)
    {
        fixture.Write("AGENTS.md", "as it was\n");
        fixture.Write(".git", "gitdir: /nowhere\n");
        var request = fixture.Shell("echo x > AGENTS.md; rm -f AGENTS.md .git; mkdir .git; echo y > AGENTS.md; true") with { Protected = ["AGENTS.md"] };

        var result = await RunAsync(tier, request);

        Assert.Equal("as it was\n", File.ReadAllText(Path.Combine(fixture.Tree, "AGENTS.md")));
        Assert.Equal("gitdir: /nowhere\n", File.ReadAllText(Path.Combine(fixture.Tree, ".git")));
        Assert.Equal(tier == "landlock+seccomp" ? [".git", "AGENTS.md"] : [], result.Tampered);
        Assert.Equal(tier == "landlock+seccomp" ? 126 : 0, result.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task No_tier_leaves_a_privilege(string tier)
    {
        var result = await RunAsync(tier, fixture.Shell("grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; unshare -Ur true 2>/dev/null || echo no"));

        Assert.Equal("CapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\nno\n", result.Output.Text);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_dotnet_project_builds_and_runs_in_every_tier(string tier)
    {
        fixture.Write("app.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        fixture.Write("Program.cs", "System.Console.WriteLine(\"hello\");");

        var result = await RunAsync(tier, fixture.Command("full", "dotnet", "run") with { TimeLimit = TimeSpan.FromMinutes(4) });

        Assert.Equal("hello\n", result.Output.Text);
    }

    [Theory]
    [InlineData("landlock+namespaces")]
    [InlineData("landlock+seccomp")]
    public async Task An_older_landlock_is_held_to_and_a_weak_one_is_said(string tier)
    {
        for (var abi = 1; abi <= 6; abi++)
        {
            var runner = fixture.RunnerOf(tier, abi);
            Assert.Equal(abi < 3, runner.Probe("full").Limits.Contains("Weak: ", StringComparison.Ordinal));
            var result = await runner.RunAsync(fixture.Shell($"echo in > made; (echo x > '{fixture.Outside}') 2>/dev/null; echo $?"), null, CancellationToken.None);
            Assert.Equal("2\n", result.Output.Text);
            Assert.False(File.Exists(fixture.Outside));
        }
    }

    private Task<CommandResult> RunAsync(string tier, CommandRequest request) => fixture.RunnerOf(tier).RunAsync(request, null, CancellationToken.None);
}
