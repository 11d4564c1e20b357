using Foreplan.Runs;
using Foreplan.Workspace.Journal;

namespace Foreplan.EndToEnd.Tests;

/// <summary>A small repository with a home and a state folder of its own, and the real program over it.</summary>
internal sealed class Site : TestRepository
{
    public const string Sentence = "Bring the shop up to date";

    public const string Plan = "001-bring-the-shop-up-to-date";

    public const string Branch = $"foreplan/{Plan}";

    /// <param name="script">The models' turns; those of <see cref="ShopScript.Whole"/> by default.</param>
    /// <param name="isQuick">Its checks take no time.</param>
    public Site(string? script = null, bool isQuick = false)
    {
        foreach (var (path, text) in ShopScript.Files(script ?? ShopScript.Whole))
        {
            Put(path, isQuick ? text.Replace("  sleep 0.1\n", "", StringComparison.Ordinal) : text);
        }

        // Two sites have one first commit.
        Variables["GIT_AUTHOR_DATE"] = Variables["GIT_COMMITTER_DATE"] = "2026-11-20T10:00:00Z";
        Init();
        CommitAll("The shop");
        First = Git("rev-parse", "HEAD");
    }

    /// <summary>The only commit of main.</summary>
    public string First { get; }

    public string Script => Path.Combine(Root, ShopScript.Name);

    public string BranchTree => Git("rev-parse", $"{Branch}^{{tree}}");

    /// <summary>The journal files of all plans, oldest first.</summary>
    public IReadOnlyList<string> Journals => Directory.Exists(State)
        ? [.. Directory.GetFiles(State, "*.journal", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    public IReadOnlyList<RunEvent> LastJournal(string kind) =>
        JournalFile.ReadEvents(Journals.Last(file => Path.GetFileName(file).Contains($"-{kind}-", StringComparison.Ordinal)));

    /// <summary>Starts the program in a session of its own, so that a signal to its group reaches nobody else.</summary>
    public Started Start(params string[] arguments) => StartAs([], arguments);

    /// <summary>The same behind words that make the process somebody else's.</summary>
    public Started StartAs(string[] before, string[] arguments) => new(Command("setsid", [.. before, .. Built.Program, .. arguments]));

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
}
