using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class TriageTests
{
    [Fact]
    public void A_task_is_judged_with_its_reasons_and_what_comes_next()
    {
        using var desk = new Desk();

        var said = desk.Run("triage", "add", "OAuth", "login").Is(Outcome.Done);

        Assert.StartsWith("plan\n", said.Out, StringComparison.Ordinal);
        Assert.Contains("It touches authentication or authorization: \"OAuth\".", said.Out);
        Assert.Contains("planner's model carry out the phases that touch authentication", said.Out);
        Assert.Contains("foreplan plan \"add OAuth login\"", said.Out);
    }

    [Fact]
    public void A_small_task_is_sent_to_the_agent()
    {
        using var desk = new Desk();

        Assert.Contains("there is nothing to lock", desk.Run("triage", "fix typo in README").Is(Outcome.Done).Out);
    }

    [Fact]
    public void The_verdict_is_also_JSON()
    {
        using var desk = new Desk();

        var json = desk.Run("triage", "migrate users table to UUIDs", "--json").Is(Outcome.Done).Json;

        Assert.Equal("plan + review", json["verdict"]?.GetValue<string>());
        Assert.Equal("planAndReview", json["reasons"]?[0]?["asksFor"]?.GetValue<string>());
        Assert.Equal("data", json["reasons"]?[0]?["rule"]?.GetValue<string>());
        Assert.Contains("keep-review", json["advice"]?.ToJsonString());
    }

    [Fact]
    public void What_is_not_committed_is_judged()
    {
        using var desk = new Desk();
        desk.Put("src/app.txt", "one\nthree\n");
        Assert.Contains("2 lines changed, under ten.", desk.Run("triage", "--diff").Is(Outcome.Done).Out);

        desk.Put("db/migrations/1.sql", "ALTER TABLE users DROP COLUMN name;\n");
        Assert.Contains("plan + review", desk.Run("triage", "--diff").Is(Outcome.Done).Out);
    }

    [Fact]
    public void What_a_branch_has_beyond_a_commit_is_judged()
    {
        using var desk = new Desk();
        desk.Git("checkout", "-q", "-b", "side");
        foreach (var name in "abc")
        {
            desk.Put($"src/{name}.js", "1\n");
        }

        desk.CommitAll();

        Assert.Contains("3 files changed: src/a.js, src/b.js, src/c.js.", desk.Run("triage", "--diff", "main").Is(Outcome.Done).Out);
        Assert.Contains("3 files changed", desk.Run("triage", "--diff", "main..side").Is(Outcome.Done).Out);
        desk.Run("triage", "--diff", "nowhere").Is(Outcome.Usage);
    }

    [Fact]
    public void What_is_not_committed_counts_beyond_a_commit_and_is_said()
    {
        using var desk = new Desk();
        desk.Git("checkout", "-q", "-b", "side");
        desk.Put("src/a.js", "1\n");
        desk.Put("src/b.js", "1\n");
        desk.CommitAll();
        desk.Put("src/c.js", "1\n");
        desk.Put("src/b.js", "1\n2\n");

        var said = desk.Run("triage", "--diff", "main").Is(Outcome.Done).Out;
        Assert.Contains("3 files changed: src/a.js, src/b.js, src/c.js.", said);
        Assert.Contains("What the working tree has beyond main: the commits, and 2 uncommitted files.", said);

        var closed = desk.Run("triage", "--diff", "main..side", "--json").Is(Outcome.Done).Json;
        Assert.Equal("The commits of main..side; 2 uncommitted files left out.", closed["judged"]?.GetValue<string>());
        Assert.DoesNotContain("src/c.js", closed.ToJsonString());
    }

    [Fact]
    public void Nothing_to_judge_is_wrong_usage()
    {
        using var desk = new Desk();

        desk.Run("triage").Is(Outcome.Usage);
    }

    [Fact]
    public void A_planner_weaker_than_its_executor_is_said()
    {
        using var desk = new Desk();
        desk.Put("AGENTS.md", "# Agent Configuration\n## Planning Agent\n- Model: claude-haiku-4-5\n## Implementation Agent\n- Model: claude-opus-4-5\n## Review Agent\n- Model: claude-sonnet-4-5\n");

        Assert.Contains("weaker than the executor", desk.Run("triage", "add OAuth login").Is(Outcome.Done).Out);
    }

    [Fact]
    public void Planning_says_what_triage_says_and_goes_on()
    {
        using var desk = new Desk();

        var said = desk.Run("plan", "Add", "a", "greeting", "--yes").Is(Outcome.Done);

        Assert.Contains("Triage: plan. Nothing says that it is one function", said.Error);
        Assert.DoesNotContain("Triage", said.Out);
    }

    [Fact]
    public void Planning_a_spec_that_is_there_says_it_too()
    {
        using var desk = new Desk();
        desk.Put("plans/001-add-a-greeting/spec.md", ScriptedModels.Spec.Replace("The application greets", "Encrypt the greeting", StringComparison.Ordinal));

        Assert.Contains("Triage: plan + review. Security or money is at stake: \"Encrypt\"", desk.Run("plan", "1").Error);
    }

    [Fact]
    public void The_review_of_what_is_risky_cannot_be_left_out()
    {
        using var desk = new Desk();
        desk.Planned();
        desk.Put("plans/001-add-a-greeting/spec.md", ScriptedModels.Spec.Replace("The application greets", "The application greets and encrypts it", StringComparison.Ordinal));

        Assert.Contains("foreplan challenge 001-add-a-greeting", desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Waiting).Error);
        desk.Put(Desk.Script, ScriptedModels.Of(ScriptedModels.Turn("reviewer", ("submit_notes", new() { ["notes"] = new JsonArray() }))));
        desk.Run("challenge").Is(Outcome.Done);
        desk.Put(Desk.Script, ScriptedModels.Whole);
        Assert.Contains("the review cannot be left out", desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done).Out);
        var said = desk.Run("run", "--no-review", "in a hurry").Is(Outcome.Refused);

        Assert.Contains("Triage says plan + review: Security or money is at stake", said.Error);
        Assert.Contains("approve", desk.Run("run").Is(Outcome.Done).Out);
    }

    [Fact]
    public void The_review_of_anything_else_can()
    {
        using var desk = new Desk();
        desk.Locked();

        desk.Run("run", "--no-review", "read by hand").Is(Outcome.Done);
        Assert.Contains(": Review skipped: read by hand", desk.Read("PLANS.md"));
    }
}
