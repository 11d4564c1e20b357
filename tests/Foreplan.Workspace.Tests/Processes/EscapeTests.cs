using System.Diagnostics;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.Processes.Confinement;
using Foreplan.Workspace.Processes.Escapes;
using Xunit.Abstractions;

namespace Foreplan.Workspace.Tests.Processes;

public sealed class EscapeTests(ITestOutputHelper log) : IDisposable
{
    public const string Verb = "__prove";

    private static readonly string[] MarkedByTheRunnerItself = ["environment", "inherited-fd"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>What a test starts as another user or under a filter: tries to leave a tier, prints the table.</summary>
    public static int Prove(string tier, string home)
    {
        using var state = new TemporaryFolder();
        var tiers = tier switch
        {
            "any" => SandboxTiers.Of(RunnerFixture.Launcher),
            "bubblewrap" => new SandboxTiers(new BubblewrapTier()),
            "landlock+namespaces" => new SandboxTiers(new NamespaceTier(RunnerFixture.Launcher)),
            _ => new SandboxTiers(new SeccompTier(RunnerFixture.Launcher)),
        };
        var suite = new EscapeSuite(new SandboxedGateRunner(state["state"], tiers), typeof(ChildProcess).Assembly.Location, home);
        var report = suite.TryAsync(tier == "none" ? "none" : "full", CancellationToken.None).GetAwaiter().GetResult();
        foreach (var attempt in report.Attempts)
        {
            Console.WriteLine($"{attempt.Name}\t{attempt.Result}\t{(attempt.IsKnown ? "known" : "")}\t{attempt.Detail}");
        }
        Console.WriteLine($"tier\t{report.Sandbox.Tier}\t{report.StartMs:0.0} ms\t{string.Join(' ', report.Sandbox.Refusals)}");
        return report.Holds ? 0 : 1;
    }

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock+namespaces")]
    [InlineData("landlock+seccomp")]
    public void Nothing_leaves_a_tier_but_what_it_says(string tier)
    {
        var rows = Run([.. RunnerFixture.Launcher.SkipLast(1), Verb, tier, folder["home"]], out var code);

        Assert.Equal(0, code);
        Assert.Equal(tier, rows["tier"][1]);
        Expect(rows, tier);
    }

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock+namespaces")]
    [InlineData("landlock+seccomp")]
    public void Nothing_leaves_a_tier_started_by_a_user_who_is_not_root(string tier)
    {
        if (Environment.UserName != "root" || new ProgramLookup().Find("setpriv") is not { } setpriv)
        {
            log.WriteLine("Not run: it needs root and setpriv to become another user.");
            return;
        }
        var home = folder["home"];
        Directory.CreateDirectory(home);
        using var own = Process.Start("chown", ["nobody", home, Path.GetDirectoryName(home) ?? home]);
        own.WaitForExit();

        var rows = Run([setpriv, "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "env", $"HOME={home}", $"TMPDIR={home}", .. RunnerFixture.Launcher.SkipLast(1), Verb, tier, home], out var code);

        Assert.Equal(0, code);
        Expect(rows, tier);
    }

    [Fact]
    public void Under_a_containers_filter_bubblewrap_cannot_start_and_the_tier_below_is_chosen_and_holds()
    {
        var rows = Run(ContainerFilter.Words([.. RunnerFixture.Launcher.SkipLast(1), Verb, "any", folder["home"]]), out var code);

        Assert.Equal(0, code);
        Assert.Equal("landlock+seccomp", rows["tier"][1]);
        Assert.Contains("bubblewrap: it is installed and does not work here", rows["tier"][3], StringComparison.Ordinal);
        Assert.Contains("landlock+namespaces: ", rows["tier"][3], StringComparison.Ordinal);
        Expect(rows, "landlock+seccomp");
    }

    [Fact]
    public void Without_a_sandbox_the_same_attempts_get_through()
    {
        var rows = Run([.. RunnerFixture.Launcher.SkipLast(1), Verb, "none", folder["home"]], out var code);

        Assert.Equal(1, code);
        var held = EscapeNames.All.Select(row => row.Name).Where(name => rows[name][1] == "Held").ToList();
        string[] system = Environment.UserName == "root" ? ["disk"] : ["disk", "ptrace", "mount", "capabilities", "namespaces", "proc-root", "proc-environ"];
        Assert.Empty(held.Except(MarkedByTheRunnerItself).Except(system));
        Assert.Equal(["protected-file", "git-pointer"], EscapeNames.All.Select(row => row.Name).Where(name => rows[name][1] == "Detected"));
    }

    private static void Expect(Dictionary<string, string[]> rows, string tier)
    {
        string[] detected = tier == "landlock+seccomp" ? ["protected-file", "git-pointer"] : [];
        string[] known = tier == "landlock+seccomp" ? ["chmod", "proc-cmdline"] : [];
        foreach (var (name, _) in EscapeNames.All)
        {
            var expected = detected.Contains(name) ? "Detected" : known.Contains(name) ? "Escaped" : "Held";
            Assert.Equal($"{name} {expected} {(known.Contains(name) ? "known" : "")}", $"{name} {rows[name][1]} {rows[name][2]}");
        }
    }

    private Dictionary<string, string[]> Run(string[] words, out int code)
    {
        Directory.CreateDirectory(folder["home"]);
        using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })
            ?? throw new InvalidOperationException("it does not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        log.WriteLine(output + errors.Result);
        code = process.ExitCode;
        return output.Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 4).ToDictionary(parts => parts[0], StringComparer.Ordinal);
    }
}
