using System.Diagnostics;
using Foreplan.Runs;
using Foreplan.Workspace.Journal;

namespace Foreplan.EndToEnd.Tests;

/// <summary>A small repository with a home and a state folder of its own, and the real program over it.</summary>
internal sealed class Site : IDisposable
{
    public const string Sentence = "Bring the shop up to date";

    public const string Plan = "001-bring-the-shop-up-to-date";

    public const string Branch = $"foreplan/{Plan}";

    /// <param name="script">The models' turns; those of <see cref="ShopScript.Whole"/> by default.</param>
    /// <param name="isQuick">Its checks take no time.</param>
    public Site(string? script = null, bool isQuick = false)
    {
        Temp = Directory.CreateTempSubdirectory("foreplan-site-").FullName;
        Root = Directory.CreateDirectory(Path.Combine(Temp, "shop")).FullName;
        Directory.CreateDirectory(Path.Combine(Temp, "home"));
        foreach (var (path, text) in ShopScript.Files(script ?? ShopScript.Whole))
        {
            Put(path, isQuick ? text.Replace("  sleep 0.1\n", "", StringComparison.Ordinal) : text);
        }

        Git("init", "-q", "-b", "main");
        Git("config", "user.name", "Ada Löve");
        Git("config", "user.email", "ada@example.com");
        Git("add", "-A");
        Git("commit", "-q", "-m", "The shop");
        First = Git("rev-parse", "HEAD");
    }

    public string Temp { get; }

    public string Root { get; }

    /// <summary>The only commit of main.</summary>
    public string First { get; }

    public string Script => Path.Combine(Root, ShopScript.Name);

    public Dictionary<string, string> Variables { get; } = [];

    public string BranchTree => Git("rev-parse", $"{Branch}^{{tree}}");

    /// <summary>The journal files of all plans, oldest first.</summary>
    public IReadOnlyList<string> Journals => Directory.Exists(State)
        ? [.. Directory.GetFiles(State, "*.journal", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    public string State => Path.Combine(Temp, "state");

    public IReadOnlyList<RunEvent> LastJournal(string kind) =>
        JournalFile.ReadEvents(Journals.Last(file => Path.GetFileName(file).Contains($"-{kind}-", StringComparison.Ordinal)));

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public void Put(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? Root);
        File.WriteAllText(full, text);
    }

    /// <summary>Starts the program in a session of its own, so that a signal to its group reaches nobody else.</summary>
    public Started Start(params string[] arguments) => StartAs([], arguments);

    /// <summary>The same behind words that make the process somebody else's.</summary>
    public Started StartAs(string[] before, string[] arguments)
    {
        var start = new ProcessStartInfo("setsid", [.. before, "dotnet", typeof(Foreplan.Cli.App).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Clean(start.Environment);
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return new Started(start);
    }

    public async Task<Ended> RunAsync(params string[] arguments)
    {
        using var started = Start(arguments);
        return await started.EndAsync();
    }

    /// <summary>Planned by these models in place of the scripted ones.</summary>
    public async Task<Site> PlannedAsync(ShopModels? models = null)
    {
        (await RunAsync(["plan", Sentence, "--yes", "--accept-recommended", .. models?.Plan ?? []])).Is(Outcome.Done);
        return this;
    }

    /// <summary>Locked for these models in place of the scripted ones; a plan that was not written yet is put there.</summary>
    public async Task<Site> LockedAsync(ShopModels? models = null, params string[] options)
    {
        if (!Directory.Exists(Path.Combine(Root, "plans")))
        {
            Put($"plans/{Plan}/spec.md", ShopScript.Spec);
            Put($"plans/{Plan}/plan.md", ShopScript.Plan);
        }

        (await RunAsync(["lock", "--yes", .. models?.Lock ?? [], .. options])).Is(Outcome.Done);
        return this;
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        Clean(start.Environment);
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = "2026-11-20T10:00:00Z";
        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd('\n') : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    public void Dispose()
    {
        using var remove = Process.Start(new ProcessStartInfo("rm", ["-rf", Temp]));
        remove?.WaitForExit();
    }

    private void Clean(IDictionary<string, string?> environment)
    {
        var kept = new[] { "PATH", "DOTNET_ROOT" }.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        environment.Clear();
        foreach (var (name, value) in kept.Where(pair => pair.Value is not null))
        {
            environment[name] = value;
        }

        environment["HOME"] = Path.Combine(Temp, "home");
        environment["XDG_STATE_HOME"] = State;
        environment["XDG_CONFIG_HOME"] = Path.Combine(Temp, "config");
        environment["LANG"] = "C.UTF-8";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
    }
}
