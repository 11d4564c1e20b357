using System.Diagnostics;
using Foreplan.Runs;

namespace Foreplan.Workspace.Tests.Processes;

public sealed class CommandTests : IDisposable
{
    private readonly RunnerFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task Output_and_errors_come_in_order_with_the_exit_code(string sandbox)
    {
        var lines = new List<string>();

        var result = await fixture.Runner.RunAsync(fixture.Shell("echo one; echo two >&2; echo three; exit 3", sandbox), new Watcher(lines), CancellationToken.None);

        Assert.Equal("one\ntwo\nthree\n", result.Output.Text);
        Assert.Equal(["one", "two", "three"], lines);
        Assert.Equal(3, result.ExitCode);
        Assert.False(result.TimedOut || result.NotFound);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task What_a_command_leaves_behind_is_gone_when_it_returns(string sandbox)
    {
        var result = await fixture.RunAsync(fixture.Shell("setsid sleep 4711 & (setsid sleep 4711 >/dev/null 2>&1 </dev/null &) ; nohup sleep 4711 >/dev/null 2>&1 & echo started", sandbox));

        Assert.Equal("started\n", result.Output.Text);
        Assert.Equal(0, RunnerFixture.CountOf("4711"));
        Assert.True(result.Ms < 10_000);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task The_time_limit_ends_a_command_and_its_children(string sandbox)
    {
        var request = fixture.Shell("echo begun; setsid sleep 4712 & sleep 4712", sandbox) with { TimeLimit = TimeSpan.FromMilliseconds(700) };

        var result = await fixture.RunAsync(request);

        Assert.True(result.TimedOut);
        Assert.Equal(137, result.ExitCode);
        Assert.Equal("begun\n", result.Output.Text);
        Assert.Equal(0, RunnerFixture.CountOf("4712"));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task Cancelling_ends_a_command_and_its_children(string sandbox)
    {
        using var cancel = new CancellationTokenSource();
        var begun = new Watcher([], cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Runner.RunAsync(fixture.Shell("echo begun; setsid sleep 4713 & sleep 4713", sandbox), begun, cancel.Token));

        Assert.Equal(0, RunnerFixture.CountOf("4713"));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task A_command_that_waits_for_input_gets_none(string sandbox)
    {
        var result = await fixture.RunAsync(fixture.Shell("read answer; echo \"got [$answer]\"; cat", sandbox));

        Assert.Equal("got []\n", result.Output.Text);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_flood_keeps_its_beginning_and_end_in_little_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();

        var result = await fixture.RunAsync(fixture.Shell("echo first; head -c 1000000000 /dev/zero | tr '\\0' x; echo; echo last"));

        Assert.StartsWith("first\nxxx", result.Output.Text, StringComparison.Ordinal);
        Assert.EndsWith("xxx\nlast\n", result.Output.Text, StringComparison.Ordinal);
        Assert.Contains("bytes left out", result.Output.Text, StringComparison.Ordinal);
        Assert.InRange(result.Output.Text.Length, 1_000_000, 1_100_000);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 500_000_000, $"allocated too much in {watch.Elapsed}");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("none")]
    public async Task A_program_or_folder_that_is_not_there_is_a_result(string sandbox)
    {
        var absent = await fixture.RunAsync(fixture.Command(sandbox, "no-such-program-here", "x"));
        var folder = await fixture.RunAsync(fixture.Shell("true", sandbox) with { Folder = "absent" });
        var outside = await fixture.RunAsync(fixture.Shell("true", sandbox) with { Folder = ".." });
        var nul = await fixture.RunAsync(fixture.Command(sandbox, "echo", "a\0b"));

        Assert.All([absent, folder, outside, nul], result => Assert.Equal((127, true), (result.ExitCode, result.NotFound)));
        Assert.Contains("no-such-program-here", absent.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_of_the_worktree_runs_in_the_folder_asked_for()
    {
        fixture.Write("sub/check", "#!/bin/sh\npwd; echo \"$1\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(fixture.Tree, "sub/check"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var result = await fixture.RunAsync(fixture.Command("full", "./check", "a  $b;c") with { Folder = "sub" });

        Assert.Equal($"{fixture.Tree}/sub\na  $b;c\n", result.Output.Text);
    }

    [Fact]
    public async Task A_dotnet_console_project_builds_and_runs_without_the_network()
    {
        fixture.Write("app.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        fixture.Write("Program.cs", "System.Console.WriteLine(\"hello from \" + System.Environment.CurrentDirectory);");

        var result = await fixture.RunAsync(fixture.Command("full", "dotnet", "run") with { TimeLimit = TimeSpan.FromMinutes(4) });

        Assert.Equal($"hello from {fixture.Tree}\n", result.Output.Text);
        Assert.Equal(0, result.ExitCode);
    }

    private sealed class Watcher(List<string> lines, Action? then = null) : IProgress<string>
    {
        public void Report(string value)
        {
            lines.Add(value);
            then?.Invoke();
        }
    }
}
