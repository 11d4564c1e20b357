using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Foreplan.EndToEnd.Tests;

/// <summary>The README's first command.</summary>
public sealed class DemoTests : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly string temp = Directory.CreateTempSubdirectory("foreplan-demos-").FullName;

    [Fact]
    public async Task The_demo_plays_the_whole_way_and_leaves_a_repository_to_look_around_in()
    {
        var kept = Path.Combine(temp, "kept", "shop");
        using var keeping = Start("keeping", "run", "--no-build", "-c", Configuration, "--project", "src/Foreplan.Cli", "--", "demo", "--keep", kept);
        var demo = (await keeping.EndAsync()).Is(Outcome.Done);
        Assert.Contains("Models are scripted here.", demo.Error);
        Assert.Contains("rate limited. Trying again in", demo.Error);
        Assert.Single(demo.Error.Split('\n'), line => line.Contains("submit_plan  Refused: ", StringComparison.Ordinal));
        Assert.Contains("error PL2", demo.Error);
        Assert.Single(demo.Error.Split('\n'), line => line.Contains("Attempt 1 failed", StringComparison.Ordinal));
        Assert.Contains("Branch   foreplan/001-token-authentication at ", demo.Out);
        Assert.Contains("Review   approve", demo.Out);
        Assert.Contains("Total (new way)", demo.Out);
        Assert.Contains("Old way: the same calls on claude-opus-5-5", demo.Out);
        Assert.Contains("The models were scripted", demo.Out);

        Assert.Equal("1", (await Git(kept, "rev-list", "--count", "main")).Out.Trim());
        Assert.Equal("3", (await Git(kept, "rev-list", "--count", "main..foreplan/001-token-authentication")).Out.Trim());
        Assert.Equal("main", (await Git(kept, "branch", "--show-current")).Out.Trim());
        var status = (await Foreplan(kept, "status")).Is(Outcome.Done);
        Assert.Contains("✓ Phase 3", status.Out);
        var report = JsonNode.Parse((await Foreplan(kept, "report", "1", "--json")).Is(Outcome.Done).Out);
        Assert.Equal("report", report?["command"]?.GetValue<string>());
        Assert.Contains("TokenService", (await Foreplan(kept, "diff")).Is(Outcome.Done).Out);

        // The README's way to try a revision there.
        var (agents, plan) = (Path.Combine(kept, "AGENTS.md"), Path.Combine(kept, "plans", "001-token-authentication", "plan.md"));
        var roles = await File.ReadAllTextAsync(agents);
        await File.WriteAllTextAsync(agents, roles.Insert(roles.IndexOf("shop.script", StringComparison.Ordinal), "revise.script").Replace("revise.scriptshop.script", "revise.script", StringComparison.Ordinal));
        await File.WriteAllTextAsync(plan, (await File.ReadAllTextAsync(plan)).Replace("Refresh tokens, logout, passwords.", "Refresh tokens, logout, passwords. {>>and no box to stay logged in<<}", StringComparison.Ordinal));
        var notes = await Foreplan(kept, "notes", "1");
        Assert.Contains("1 note open", notes.Out + notes.Error);
        (await Foreplan(kept, "revise", "1")).Is(Outcome.Done);
        Assert.Contains("+- Refresh tokens, logout, passwords, a box to stay logged in.", (await Foreplan(kept, "diff", "1", "--version", "2")).Is(Outcome.Done).Out);
        (await Foreplan(kept, "lock", "1", "--yes", "--sandbox", "none")).Is(Outcome.Done);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task A_demo_that_is_stopped_or_whose_terminal_is_closed_leaves_nothing(string signal)
    {
        using var stopped = new Started(In(temp, "stopped", "setsid", [.. Built.Program, "demo"]));
        while (!HasRun(Path.Combine(temp, "stopped", "tmp")))
        {
            Assert.False(stopped.IsOver, "It ended by itself.");
            await Task.Delay(100);
        }

        stopped.Interrupt(group: true, signal);
        (await stopped.EndAsync()).Is(Outcome.Cancelled);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(temp, "stopped", "tmp"), "foreplan*"));
        Assert.False(Directory.Exists(Path.Combine(temp, "stopped", "state")), "It left a state folder.");
    }

    [Fact]
    public async Task A_demo_on_a_terminal_that_goes_away_ends_as_one_that_is_asked_to()
    {
        // `script` is the terminal; the outer shell stays, to tell how the demo ended.
        var (tmp, id, told) = (Path.Combine(temp, "closed", "tmp"), Path.Combine(temp, "id"), Path.Combine(temp, "told"));
        var demo = $"sh -c 'echo $$ > {id}; TERM=xterm exec {string.Join(' ', Built.Program.Select(word => $"\"{word}\""))} demo'";
        using var terminal = new Started(In(temp, "closed", "script", ["-qfc", $"trap : HUP; {demo}; echo $? > {told}.new; mv {told}.new {told}", "/dev/null"]));
        while (!HasRun(tmp))
        {
            Assert.False(terminal.IsOver, "It ended by itself.");
            await Task.Delay(100);
        }

        terminal.Kill(withChildren: false);
        // Once by the terminal, once by its shell.
        for (var times = 0; times < 2; times++)
        {
            using var hangUp = Process.Start("/bin/kill", ["-HUP", (await File.ReadAllTextAsync(id)).Trim()]);
            await hangUp.WaitForExitAsync();
        }

        for (var waited = 0; !File.Exists(told) && waited < 600; waited++)
        {
            await Task.Delay(100);
        }

        Assert.Equal("130", (await File.ReadAllTextAsync(told)).Trim());
        Assert.Empty(Directory.GetFileSystemEntries(tmp, "foreplan*"));
    }

    public void Dispose()
    {
        using var remove = Process.Start(new ProcessStartInfo("rm", ["-rf", temp]));
        remove?.WaitForExit();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }

    private static bool HasRun(string folder) => Directory.EnumerateFiles(folder, "*-run-*.journal", SearchOption.AllDirectories).Any();

    private async Task<Ended> Foreplan(string folder, params string[] arguments)
    {
        using var started = new Started(In(folder, "keeping", Built.Program[0], [.. Built.Program.Skip(1), .. arguments]));
        return await started.EndAsync();
    }

    private async Task<Ended> Git(string folder, params string[] arguments)
    {
        using var started = new Started(In(folder, "keeping", "git", arguments));
        return (await started.EndAsync()).Is(Outcome.Done);
    }

    private Started Start(string name, params string[] arguments) => new(In(Repository(), name, "dotnet", arguments));

    private ProcessStartInfo In(string folder, string name, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Directory.CreateDirectory(Path.Combine(temp, name, "home")).FullName;
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(temp, name, "tmp")).FullName;
        start.Environment["XDG_STATE_HOME"] = Path.Combine(temp, name, "state");
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(temp, name, "config");
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment.Remove("LC_ALL");
        return start;
    }
}
