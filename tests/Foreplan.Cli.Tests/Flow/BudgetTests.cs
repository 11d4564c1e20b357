using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

public sealed class BudgetTests
{
    private const string Haiku = "anthropic/claude-haiku-5-5";

    [Fact]
    public void A_run_pauses_before_the_call_that_could_exceed_its_budget_and_goes_on_with_a_higher_one()
    {
        using var scene = new Scene(Carried[0].Priced(Haiku, 1_000_000, 100), Carried[1].Priced(Haiku, 1000, 100), Carried[2].Priced(Haiku, 1000, 100));
        scene.Locked(ScriptedModels.Plan, new() { BudgetUsd = 0.2m });
        var paused = Assert.Throws<ForeplanException>(() => scene.Run());
        Assert.Equal(Outcome.Waiting, paused.Outcome);
        Assert.Contains("$0.2", paused.Message);
        Assert.Contains("--budget", paused.Hint);
        Assert.Equal(1, scene.Calls);
        Assert.Equal("budget", scene.All<RunEvent.Paused>()[^1].Reason);
        Assert.Equal("paused", scene.Flow.Status(scene.Folder).Stage);

        // The same budget again: no call either.
        Assert.Throws<ForeplanException>(() => scene.Run());
        Assert.Equal(1, scene.Calls);
        Assert.Equal(Outcome.Done, scene.Run(new() { BudgetUsd = 5 }).Outcome);
        Assert.Equal(3, scene.Calls);
        Assert.Contains(scene.All<RunEvent.Noted>(), noted => noted.Text.Contains("The budget is $5", StringComparison.Ordinal));
    }

    [Fact]
    public void The_planner_keeps_its_budget_too()
    {
        using var scene = new Scene(ScriptedModels.Turn("planner", Call("submit_plan", ("markdown", ScriptedModels.Plan))));
        scene.Put("plans/001-greeting/spec.md", ScriptedModels.Spec);
        Assert.Equal(Outcome.Waiting, Assert.Throws<ForeplanException>(() => scene.Plan(new() { BudgetUsd = 0.001m })).Outcome);
        Assert.Equal(0, scene.Calls);
        Assert.Equal(Outcome.Done, scene.Plan(new() { BudgetUsd = 5 }).Outcome);
    }

    [Fact]
    public void A_price_that_is_not_known_stops_a_run_that_has_a_budget()
    {
        using var scene = new Scene(Carried[0].Priced("anthropic/claude-unheard-9", 1000, 100), Carried[1], Carried[2]);
        scene.Locked(ScriptedModels.Plan, new() { BudgetUsd = 2 });
        var stopped = Assert.Throws<ForeplanException>(() => scene.Run());
        Assert.Equal(Outcome.Waiting, stopped.Outcome);
        Assert.Contains("anthropic/claude-unheard-9", stopped.Message);
        Assert.Equal(0, scene.Calls);
    }

    [Fact]
    public void A_price_that_is_not_known_is_shown_as_unknown_without_a_budget()
    {
        using var scene = new Scene(Carried[0].Priced("anthropic/claude-unheard-9", 1000, 100), Carried[1], Carried[2]).Locked(ScriptedModels.Plan);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        var first = scene.All<RunEvent.CallAnswered>()[0];
        Assert.Null(first.Usd);
        Assert.Null(scene.Flow.Status(scene.Folder).Usd);
        Assert.Contains("unknown", Costs.ReportText.Write(scene.Flow.Report(scene.Folder)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("unknown", scene.Read("plans/001-greeting/review.md"), StringComparison.OrdinalIgnoreCase);
    }
}
