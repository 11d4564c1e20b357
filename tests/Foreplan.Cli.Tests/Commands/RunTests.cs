using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class RunTests
{
    private const string Branch = "foreplan/001-add-a-greeting";

    [Fact]
    public void A_plan_that_is_not_locked_is_refused()
    {
        using var desk = new Desk().Planned();
        Assert.Contains("foreplan lock 001-add-a-greeting", desk.Run("run").Is(Outcome.Refused).Error);
        desk.Run("run", "--dry-run").Is(Outcome.Refused);
    }

    [Fact]
    public void A_dry_run_shows_order_gates_and_forecast_and_does_nothing()
    {
        using var desk = new Desk().Locked();
        var said = desk.Run("run", "--dry-run").Is(Outcome.Done);
        Assert.True(said.Out.IndexOf("Phase 1: The greeting", StringComparison.Ordinal) < said.Out.IndexOf("Phase 2: The note", StringComparison.Ordinal));
        Assert.Contains("grep -q greeting docs/greeting.md", said.Out);
        Assert.Contains("forecast", said.Out);
        Assert.Equal("locked", (string?)desk.Run("status", "1", "--json").Json["plans"]?[0]?["stage"]);
        Assert.Equal("1,2", string.Join(',', desk.Run("run", "--dry-run", "--json").Json["order"] as JsonArray ?? []));
    }

    [Fact]
    public void A_dry_run_shows_what_the_lock_names_and_not_what_was_edited_since()
    {
        using var desk = new Desk().Planned();
        desk.Run("lock", "--yes", "--sandbox", "none", "--budget", "1.25", "--executor", "ollama/qwen3").Is(Outcome.Done);
        var said = desk.Run("run", "--dry-run").Is(Outcome.Done);
        Assert.Contains("ollama/qwen3", said.Out);
        Assert.Contains("$1.25", said.Out);
        Assert.Matches("sandbox +none", said.Out);
    }

    [Fact]
    public void Progress_goes_to_standard_error_and_the_document_alone_to_standard_output()
    {
        using var desk = new Desk().Locked();
        var said = desk.Run("run", "--json").Is(Outcome.Done);
        Assert.Equal("approve", (string?)said.Json["verdict"]);
        Assert.Equal(Branch, (string?)said.Json["branch"]);
        Assert.Equal(desk.Git("rev-parse", Branch), (string?)said.Json["commit"]);
        Assert.NotNull((decimal?)said.Json["usd"]);
        foreach (var told in new[] { "Executor: scripted:models.json, Phase 1: The greeting", "write_file src/greeting.txt", "✓ grep -q hello src/greeting.txt", "✓ Phase 2: The note", "Review: approve" })
        {
            Assert.Contains(told, said.Error);
        }

        Assert.Single(said.Error.Split('\n'), line => line.StartsWith("✓ Phase 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_finished_run_makes_no_call_and_exits_0()
    {
        using var desk = new Desk().Locked();
        var first = desk.Run("run", "--json").Is(Outcome.Done).Json;
        var again = desk.Run("run", "--json").Is(Outcome.Done);
        Assert.Equal((decimal?)first["usd"], (decimal?)again.Json["usd"]);
        Assert.DoesNotContain("Executor", again.Error);
    }

    [Fact]
    public void It_stops_between_phases_when_asked_and_goes_on()
    {
        using var desk = new Desk().Locked();
        Assert.Contains("foreplan run 001-add-a-greeting", desk.Run("run", "--pause-after-phase").Is(Outcome.Waiting).Error);
        Assert.Contains("depends on", desk.Undone().Run("run", "--phase", "2").Is(Outcome.Usage).Error);
        desk.Run("run", "--phase", "1").Is(Outcome.Done);
        desk.Run("run").Is(Outcome.Done);
        Assert.Contains("no phase 7", desk.Run("run", "--phase", "7").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void The_review_is_left_out_for_a_reason_only()
    {
        using var desk = new Desk().Locked();
        desk.Run("run", "--no-review", " ").Is(Outcome.Usage);
        Assert.Equal("skipped", (string?)desk.Run("run", "--no-review", "read by hand", "--json").Is(Outcome.Done).Json["verdict"]);
    }

    [Fact]
    public void A_review_that_rejects_exits_1_and_lists_what_was_found()
    {
        using var desk = new Desk();
        desk.Put(Desk.Script, ScriptedModels.Of([
            .. ScriptedModels.UpToReview,
            ScriptedModels.Review("revise", new JsonObject
            {
                ["kind"] = "missing", ["severity"] = "medium", ["title"] = "No French greeting\u001b[2J", ["detail"] = "Some readers are French.", ["recommendation"] = "Add one.",
            })]));
        desk.Planned().Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        var said = desk.Run("run").Is(Outcome.NotDone);
        Assert.Contains("1. No French greeting (missing, medium)", said.Out);
        Assert.DoesNotContain('\u001b', said.All);
        Assert.Contains("review.md", said.Error);
    }

    [Fact]
    public void A_red_gate_after_all_attempts_exits_1_and_points_to_the_log()
    {
        using var desk = new Desk();
        var wrong = new JsonObject { ["path"] = "src/greeting.txt", ["content"] = "hallo\n" };
        desk.Put(Desk.Script, ScriptedModels.Of([
            .. ScriptedModels.UpToReview.Take(2),
            ScriptedModels.Phase(1, ("write_file", wrong), ("finish_phase", new() { ["summary"] = "There." })),
            ScriptedModels.Phase(1, ("finish_phase", new() { ["summary"] = "Still there." }))]));
        desk.Planned().Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        var said = desk.Run("run").Is(Outcome.NotDone);
        Assert.Contains("✗ grep -q hello src/greeting.txt", said.Error);
        Assert.Contains("Attempt 2 failed", said.Error);
        Assert.Contains("foreplan log 001-add-a-greeting", said.Error);
        Assert.Contains("✗ Phase 1: The greeting", said.Out);
    }

    [Fact]
    public void A_gate_whose_program_is_missing_exits_2_before_a_call_is_paid()
    {
        using var desk = new Desk().Planned();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("`grep -q greeting docs/greeting.md`", "`no-such-program-here docs/greeting.md`", StringComparison.Ordinal));
        var locked = desk.Run("lock", "--yes", "--sandbox", "none");
        if (locked.Code == 0)
        {
            var said = desk.Run("run").Is(Outcome.Usage);
            Assert.Contains("no-such-program-here", said.Error);
            Assert.DoesNotContain("Executor", said.Error);
        }
        else
        {
            Assert.Contains("no-such-program-here", locked.Is(Outcome.NotDone).Out);
        }
    }

    [Fact]
    public void A_budget_that_is_too_small_waits_for_the_person()
    {
        using var desk = new Desk().Locked();
        Assert.Contains("budget", desk.Run("run", "--budget", "0.0001").Is(Outcome.Waiting).Error);
        desk.Typed = "\n";
        desk.Run("run", "--budget", "0.0001").Is(Outcome.Waiting);
        desk.Typed = "lots\n5\n";
        Assert.Contains("to go on", desk.Run("run", "--budget", "0.0001").Is(Outcome.Done).Error);
    }

    [Fact]
    public async Task An_interrupt_exits_130_and_says_how_to_go_on()
    {
        using var desk = new Desk().Locked();
        using var interrupt = new CancellationTokenSource();
        desk.WhenTold = line => _ = line.Contains("Executor", StringComparison.Ordinal) ? interrupt.CancelAsync() : Task.CompletedTask;
        var said = (await desk.RunAsync(interrupt.Token, "run")).Is(Outcome.Cancelled);
        Assert.Contains("foreplan run 001-add-a-greeting", said.Error);
        desk.WhenTold = null;
        desk.Run("run").Is(Outcome.Done);
    }

    [Fact]
    public void A_model_that_does_not_answer_by_its_name_is_an_error_of_the_environment()
    {
        using var desk = new Desk().Locked();
        Assert.Contains("nowhere.json", desk.Run("run", "--executor", "scripted:nowhere.json").Is(Outcome.Usage).Error);
    }
}
