using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>What must be true of a journal after any number of kills, beside the same work undisturbed.</summary>
internal static class Invariants
{
    public static void Hold(IReadOnlyList<RunEvent> events, IReadOnlyList<RunEvent> undisturbed, IReadOnlyList<ServerRequest> requests, IReadOnlyList<ServerRequest> undisturbedRequests, int kills)
    {
        Assert.All(requests, request => Assert.True(request.Status == 200, request.Refusal));
        var most = undisturbedRequests.Count + kills;
        Assert.True(requests.Count <= most, $"{requests.Count} requests, {undisturbedRequests.Count} undisturbed, {kills} kills");
        Assert.True(requests.Count <= events.OfType<RunEvent.CallSent>().Count(), "A request that was not promised.");
        // A resumed conversation sends the bytes that an undisturbed one sends, so the provider's cache is used.
        foreach (var (expected, sent) in undisturbedRequests.Select(request => request.Body).Distinct().Zip(requests.Select(request => request.Body).Distinct()))
        {
            Assert.Equal(expected, sent);
        }

        Assert.Equal(undisturbedRequests.Count, requests.Select(request => request.Body).Distinct().Count());

        var ledger = Ledger.Of(events);
        var answered = ledger.Entries.Where(entry => entry.Outcome == CallOutcome.Answered).ToList();
        var before = Ledger.Of(undisturbed);
        Assert.Equal(before.Entries.Select(entry => (entry.Conversation, entry.Turn, entry.Usage, entry.Usd)), answered.Select(entry => (entry.Conversation, entry.Turn, entry.Usage, entry.Usd)));
        Assert.True(ledger.Total.PossiblyPaid <= kills, $"{ledger.Total.PossiblyPaid} possibly paid calls after {kills} kills");
        Assert.Equal(0, ledger.Total.Failed);

        Assert.Equal(Answers(undisturbed), Answers(events));
        Assert.Equal(undisturbed.OfType<RunEvent.AttemptFailed>().Select(failed => (failed.Phase, failed.Attempt)), events.OfType<RunEvent.AttemptFailed>().Select(failed => (failed.Phase, failed.Attempt)));
        Assert.IsType<RunEvent.Finished>(events[^1]);
    }

    /// <summary>Nothing is left of processes that were killed: no lock, no worktree, no process, no ref but the run's.</summary>
    public static void IsClean(Site site, bool isPublished)
    {
        Assert.Equal(site.First, site.Git("rev-parse", "main"));
        Assert.Equal("?? PLANS.md\n?? plans/", site.Git("status", "--porcelain"));
        Assert.Equal("", site.Git("fsck", "--no-dangling", "--no-progress"));
        var refs = site.Git("for-each-ref", "--format=%(refname)").Split('\n').Where(name => !name.StartsWith("refs/foreplan/keep/", StringComparison.Ordinal));
        Assert.Equal(isPublished ? [$"refs/heads/{Site.Branch}", "refs/heads/main"] : ["refs/heads/main"], refs);
        Assert.Empty(Files(Path.Combine(site.Root, ".git"), "*.lock"));
        // These files stay, the kernel's hold on them does not.
        var holds = Files(site.State, "*.lock").ToLookup(file => Path.GetFileName(file) is "notes.lock" or "record.lock" or "versions.lock");
        Assert.Empty(holds[false]);
        Assert.All(holds[true], file => new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose());
        Assert.Empty(Files(Path.Combine(site.Root, "plans"), ".*"));
        Assert.Empty(Directory.EnumerateDirectories(site.State, "worktrees", SearchOption.AllDirectories).SelectMany(Directory.EnumerateFileSystemEntries));
        Assert.Empty(Directory.EnumerateDirectories(site.State, "scratch", SearchOption.AllDirectories).SelectMany(Directory.EnumerateFileSystemEntries));
        Assert.Empty(Survivors(site));
    }

    /// <summary>Processes that work in a site or know of it.</summary>
    public static IReadOnlyList<string> Survivors(Site site) =>
    [
        .. Directory.GetDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0])).Select(process => Told(process, site.Temp)).OfType<string>(),
    ];

    private static string? Told(string process, string temp)
    {
        try
        {
            var knows = new[] { "environ", "cmdline" }.Any(name => File.ReadAllText(Path.Combine(process, name)).Contains(temp, StringComparison.Ordinal));
            return knows ? $"{Path.GetFileName(process)} {File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ')}" : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });

    private static IEnumerable<(string, string, string, string, string)> Answers(IReadOnlyList<RunEvent> events) =>
        events.OfType<RunEvent.ToolFinished>().Select(done => (done.Conversation, done.Call, done.Tool, done.Code, done.Answer.Text));
}
