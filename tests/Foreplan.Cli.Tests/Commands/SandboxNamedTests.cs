namespace Foreplan.Cli.Tests.Commands;

public sealed class SandboxNamedTests
{
    [Theory]
    [InlineData("full", "bubblewrap")]
    [InlineData("none", "none")]
    public void Lock_run_and_journal_name_the_sandbox_that_is_used(string asked, string tier)
    {
        using var desk = new Desk();
        desk.Planned();

        Assert.Equal(tier, (string?)desk.Run("lock", "--yes", "--sandbox", asked, "--json").Is(Outcome.Done).Json["tier"]);
        var locked = Directory.GetFiles(desk.Root, "plan.lock.json", SearchOption.AllDirectories).Single();
        Assert.Contains($"\"tier\": \"{tier}\"", File.ReadAllText(locked), StringComparison.Ordinal);
        desk.Run("lock", "--verify").Is(Outcome.Done);

        Assert.Contains($"Commands run in the sandbox {tier}.", desk.Run("run").Is(Outcome.Done).All, StringComparison.Ordinal);
        Assert.Contains(
            Directory.GetFiles(Path.Combine(desk.Temp, "state"), "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains($"\"tier\":\"{tier}\"", StringComparison.Ordinal));
    }
}
