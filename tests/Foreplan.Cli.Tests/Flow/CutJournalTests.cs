using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>A journal that ends between two records that belong together, as a kill leaves it.</summary>
public sealed class CutJournalTests
{
    [Fact]
    public void A_red_gate_on_record_is_told_once_and_uses_one_attempt()
    {
        using var scene = new Scene([Write(1, "src/greeting.txt", "bye\n"), .. Carried]).Locked(ScriptedModels.Plan);
        scene.OnCall = calls => Stop(calls == 1);
        Assert.Throws<OperationCanceledException>(() => scene.Run());
        scene.OnCall = null;
        CutAfter<RunEvent.AttemptFailed>(scene);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.Equal(1, Assert.Single(scene.All<RunEvent.AttemptFailed>()).Attempt);
        Assert.Equal(2, scene.All<RunEvent.CommandsFinished>().Count(done => done is { Purpose: "gate", Phase: 1 }));
        Assert.StartsWith("The gate is red.", scene.Sent[^3].Answers[1]);
    }

    [Fact]
    public void A_command_on_record_is_not_run_again()
    {
        var runs = 0;
        using var scene = new Scene(
            ScriptedModels.Phase(1, Write("src/greeting.txt", "hello\n"), Call("run", ("command", "grep -q hello src/greeting.txt"))),
            ScriptedModels.Phase(1, Finish()), Carried[1], Carried[2]).Locked(ScriptedModels.Plan);
        scene.OnCall = calls => Stop(calls == 1);
        Assert.Throws<OperationCanceledException>(() => scene.Run());
        scene.OnCall = null;
        CutAfter<RunEvent.CommandsFinished>(scene);
        scene.OnCommand = _ => runs++;
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.Single(scene.All<RunEvent.CommandsFinished>(), done => done is { Purpose: "run" });
        // The gates of both phases and what done means.
        Assert.Equal(3, runs);
    }

    [Fact]
    public void A_request_never_grows_over_the_cap_of_its_role()
    {
        using var scene = new Scene([
            .. Enumerable.Range(0, 12).Select(turn => Plain(ScriptedModels.Phase(1, Call("read_file", ("path", "src/long.txt"), ("from", (turn * 50) + 1), ("to", (turn * 50) + 150))))),
            .. Carried.Select(Plain)]);
        scene.Put("AGENTS.md", Scene.Agents.Replace("60k", "9k", StringComparison.Ordinal));
        scene.Put("src/long.txt", string.Join('\n', Enumerable.Range(1, 900).Select(number => $"{number}: a line with some words in it")) + "\n");
        scene.CommitAll();
        scene.Locked(ScriptedModels.Plan);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.All(scene.All<RunEvent.CallSent>(), call => Assert.InRange(call.EstimatedInput, 1, 9_000));
        Assert.Contains(scene.Sent, sent => sent.Json.Contains("[cut: this answer of about", StringComparison.Ordinal));
    }

    // Counted as what it is, not as the model that the turn would be priced as.
    private static System.Text.Json.Nodes.JsonObject Plain(System.Text.Json.Nodes.JsonObject turn)
    {
        turn.Remove("model");
        return turn;
    }

    private static void Stop(bool now)
    {
        if (now)
        {
            throw new OperationCanceledException();
        }
    }

    private static void CutAfter<T>(Scene scene) where T : RunEvent
    {
        var keep = scene.Events.ToList().FindLastIndex(happened => happened is T) + 1;
        var file = Directory.GetFiles(scene.State, "*.journal", SearchOption.AllDirectories).Single();
        File.WriteAllLines(file, File.ReadLines(file).Take(keep).ToList());
    }
}
