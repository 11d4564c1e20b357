namespace Foreplan.EndToEnd.Tests;

/// <summary>What a run with scripted models ends with, once for all tests that compare with it.</summary>
public sealed class ScriptedRun : IAsyncLifetime
{
    /// <summary>The tree of the branch.</summary>
    public string BranchTree { get; private set; } = "";

    /// <summary>Tokens of the run.</summary>
    public (long Input, long Cached, long Output) Tokens { get; private set; }

    public async Task InitializeAsync()
    {
        using var site = await new Site().LockedAsync();
        (await site.RunAsync("run")).Is(Outcome.Done);
        BranchTree = site.BranchTree;
        Tokens = SameRunTests.Tokens(site);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
