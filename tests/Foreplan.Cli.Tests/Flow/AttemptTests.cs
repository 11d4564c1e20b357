using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;
using static Foreplan.Cli.Tests.ScriptedModels;

namespace Foreplan.Cli.Tests.Flow;

public sealed class AttemptTests
{
    private static string Plain => ScriptedModels.Plan;

    [Fact]
    public void A_gate_that_is_red_twice_blocks_the_phase()
    {
        using var scene = new Scene(Write(1, "src/greeting.txt", "bye\n"), Write(1, "src/greeting.txt", "ciao\n")).Locked(Plain);
        var result = scene.Run();
        Assert.Equal(Outcome.NotDone, result.Outcome);
        Assert.Contains("Phase 1 is not done", result.Message);
        Assert.Equal([1, 2], scene.All<RunEvent.AttemptFailed>().Select(failed => failed.Attempt));
        Assert.Equal("attempts", Assert.Single(scene.All<RunEvent.PhaseBlocked>()).Kind);
        Assert.Empty(scene.All<RunEvent.PhaseCommitted>());
        Assert.Null(result.Branch);

        // The same command again calls nobody and says the same.
        Assert.Equal(Outcome.NotDone, scene.Run().Outcome);
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void A_red_gate_comes_back_in_the_same_conversation_and_is_repaired()
    {
        using var scene = new Scene([Write(1, "src/greeting.txt", "bye\n"), .. Carried]).Locked(Plain);
        var result = scene.Run();
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Contains("The gate is red.", scene.Sent[1].Answers[1]);
        Assert.Contains("`grep -q hello src/greeting.txt` → exit 1", scene.Sent[1].Answers[1]);
        Assert.Equal(["p1.1", "p1.1", "p2.1"], scene.All<RunEvent.CallSent>().Take(3).Select(call => call.Conversation));
        Assert.Equal([1, 2, 1], scene.All<RunEvent.CallSent>().Take(3).Select(call => call.Attempt));
        Assert.Equal("hello", scene.Git("show", "foreplan/001-greeting:src/greeting.txt"));
    }
}
