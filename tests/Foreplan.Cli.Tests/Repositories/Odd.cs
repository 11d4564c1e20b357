using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Repositories;

/// <summary>A repository of an unusual kind, and the whole flow over it: what the run made is exactly what the plan says, and nothing of the person's changed.</summary>
internal sealed class Odd : IDisposable
{
    public const string Branch = "foreplan/001-add-a-greeting";

    private readonly List<(string File, (string Tool, JsonObject Arguments) Call)> more = [];

    public Desk Desk { get; } = new(commit: false);

    /// <summary>What a run is expected to change, as git lists it.</summary>
    public List<string> Changes { get; } = ["A\tdocs/greeting.md", "A\tsrc/greeting.txt"];

    /// <summary>False (the default) makes a gate that may need every file; true leaves them off the disk.</summary>
    public bool OffDisk { get; init; }

    /// <summary>The second phase's gate, instead of a search for its text.</summary>
    public string? Gate { get; set; }

    /// <summary>A repository without a commit.</summary>
    public Odd Begun(params string[] options)
    {
        Desk.Git(["init", "-q", "-b", "main", .. options]);
        Desk.Identify();
        return Furnished();
    }

    /// <summary>Puts down the files that the plan is about.</summary>
    public Odd Furnished()
    {
        Desk.Put("src/app.txt", "one\ntwo\n");
        Desk.Put("AGENTS.md", Desk.Agents);
        return this;
    }

    public Odd Committed()
    {
        Desk.CommitAll();
        return this;
    }

    /// <summary>Has the first phase do one thing more.</summary>
    /// <param name="file">The line of the phase's files.</param>
    /// <param name="change">How git lists the change.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    public Odd Also(string file, string change, string tool, JsonObject arguments)
    {
        more.Add((file, (tool, arguments)));
        Changes.Add(change);
        return this;
    }

    /// <summary>Plans, looks, and locks.</summary>
    public Odd Locked(params string[] options)
    {
        // Outside of the repository: an odd one has enough in it.
        File.WriteAllText(Path.Combine(new DirectoryInfo(Desk.Root).ResolveLinkTarget(true)?.FullName ?? Desk.Root, "..", Desk.Script), Script());
        Desk.Run("plan", "Add", "a", "greeting", "--yes", "--planner", Model).Is(Outcome.Done);
        Desk.Run(["lock", "--yes", "--sandbox", "none", "--executor", Model, "--reviewer", Model, .. options]).Is(Outcome.Done);
        return this;
    }

    /// <summary>Plans, locks, runs, shows the difference and undoes.</summary>
    public void GoesThrough()
    {
        var before = Look();
        Locked();
        Desk.Run("status").Is(Outcome.Done);
        Desk.Run("run").Is(Outcome.Done);
        Assert.Contains("src/greeting.txt", Desk.Run("diff", "1").Is(Outcome.Done).Out);
        Assert.Equal(before, Look());
        AssertChanges("HEAD");
        Desk.Run("undo", "--yes").Is(Outcome.Done);
        Assert.Equal("", Desk.Git("for-each-ref", "refs/heads/foreplan", "refs/foreplan"));
        Assert.Equal(before, Look());
    }

    /// <summary>What the branch changes against a commit is what the plan says, byte for byte.</summary>
    public void AssertChanges(string from)
    {
        Assert.Equal(Changes.Order(StringComparer.Ordinal), Desk.Git("-c", "core.quotePath=false", "diff", "--name-status", "--no-renames", "--ignore-submodules=none", from, Branch).Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal("hello", Desk.Git("show", $"{Branch}:src/greeting.txt"));
    }

    public void Dispose() => Desk.Dispose();

    private static string Model => "scripted:../" + Desk.Script;

    private string Script()
    {
        var plan = ScriptedModels.Plan
            .Replace("  - `src/greeting.txt` (new)\n", "  - `src/greeting.txt` (new)\n" + string.Concat(more.Select(one => $"  - {one.File}\n")), StringComparison.Ordinal)
            .Replace("with the line `hello`.\n", "with the line `hello`.\n" + string.Concat(more.Select((one, at) => $"{at + 2}. Change {one.File.Split(" (")[0]}.\n")), StringComparison.Ordinal);
        plan = OffDisk ? plan : plan.Replace("`grep -q greeting docs/greeting.md` → exit 0", $"`{Gate ?? "sh: grep -q greeting docs/greeting.md"}` → exit 0", StringComparison.Ordinal);
        return ScriptedModels.Of(
            ScriptedModels.Turn("planner", ("submit_spec", new() { ["markdown"] = ScriptedModels.Spec })),
            ScriptedModels.Turn("planner", ("submit_plan", new() { ["markdown"] = plan })),
            ScriptedModels.Phase(1, [("write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "hello\n" }), .. more.Select(one => one.Call), ("finish_phase", new() { ["summary"] = "There." })]),
            ScriptedModels.Phase(2, ("write_file", new() { ["path"] = "docs/greeting.md", ["content"] = "See the greeting in src/greeting.txt.\n" }), ("finish_phase", new() { ["summary"] = "Written." })),
            ScriptedModels.Review("approve"));
    }

    // Every byte of the person's but git's own folder, and HEAD and what the index holds; the plan's own documents are Foreplan's to write.
    private string Look() => Desk.Git("rev-parse", "HEAD", "--abbrev-ref", "HEAD") + "\n" + Desk.Git("ls-files", "--stage", "-t") + "\n" + Files();

    // A name need not be text, which .NET could not read.
    private string Files()
    {
        const string Mine = @"-name .git -o -path ./plans -o -name PLANS.md";
        var start = new ProcessStartInfo("sh", ["-c", $"find . \\( {Mine} \\) -prune -o -printf '%m %y %p %l\\n'; find . \\( {Mine} \\) -prune -o -type f -exec sha256sum {{}} +"]) { WorkingDirectory = Desk.Root + "/", RedirectStandardOutput = true };
        using var find = Process.Start(start) ?? throw new InvalidOperationException();
        var lines = find.StandardOutput.ReadToEnd().Split('\n');
        find.WaitForExit();
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
