using System.Text.Json.Nodes;
using Foreplan.Plans;
using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

public sealed class PlannerTests
{
    private static string Wrong => ScriptedModels.Plan.Replace("`src/app.txt:1-2`", "`src/app.txt:1-200`", StringComparison.Ordinal);

    private static JsonObject Ask => ScriptedModels.Turn("planner", Call(
        "ask_question", ("question", "Which tone?"), ("why", "The text depends on it."), ("options", new JsonArray("warm", "dry")), ("recommended", "warm (kinder)")));

    [Fact]
    public void A_plan_that_is_not_true_comes_back_with_what_is_wrong()
    {
        using var scene = Spec(Submit(Wrong), Submit(ScriptedModels.Plan));
        var result = scene.Plan();
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.StartsWith("Refused: 1 error.", scene.Sent[1].Answers[0]);
        Assert.Contains("src/app.txt", scene.Sent[1].Answers[0]);
        Assert.Contains("- **Planned at**: commit " + scene.Git("rev-parse", "--short=7", "HEAD"), scene.Read("plans/001-greeting/plan.md"));
        Assert.Contains("- **Planned by**: scripted:../models.json", scene.Read("plans/001-greeting/plan.md"));
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void A_correction_can_be_a_patch_of_what_was_refused()
    {
        const string Patch = "--- a/plan.md\n+++ b/plan.md\n@@ -6,3 +6,3 @@\n ## Context\n-- The application's text is `src/app.txt:1-200`.\n+- The application's text is `src/app.txt:1-2`.\n \n";
        using var scene = Spec(Submit(Wrong), ScriptedModels.Turn("planner", Call("submit_plan", ("patch", Patch))));
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.Contains("`src/app.txt:1-2`.", scene.Read("plans/001-greeting/plan.md"));
    }

    [Fact]
    public void After_the_third_refusal_the_draft_is_kept_with_what_is_wrong()
    {
        using var scene = Spec(Submit(Wrong), Submit(Wrong + "\n"), Submit(Wrong + "\n\n"), Submit(ScriptedModels.Plan));
        // What PLANS.md cannot be told of replaces no result.
        var link = scene.At("plans/001-greeting/plan.md");
        scene.OnCall = calls => _ = calls == 2 ? File.CreateSymbolicLink(link, "/nowhere") : null;
        var result = scene.Plan();
        File.Delete(link);
        Assert.Equal(Outcome.NotDone, result.Outcome);
        Assert.Contains("refused three times", result.Message);
        Assert.Equal(3, scene.Calls);
        Assert.Null(scene.Folder.Read("plan.md"));
        Assert.Contains("`src/app.txt:1-200`", scene.Read("plans/001-greeting/plan.draft.md"));
        var error = Assert.Single(result.Diagnostics, found => found.Severity == Diagnostics.Severity.Error);
        Assert.Equal("plans/001-greeting/plan.draft.md", error.File);
        Assert.Contains("1-200", scene.Read("plans/001-greeting/plan.draft.md").Split('\n')[(error.Line ?? 0) - 1]);
    }

    [Fact]
    public void A_person_at_a_terminal_answers_and_an_answer_that_says_nothing_is_refused()
    {
        using var scene = Spec(Ask, Submit(ScriptedModels.Plan));
        var person = new Answers("standard", " ", "dry");
        scene.Person = person;
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.Equal([null, "\"standard\" decides nothing. Say what should be done, or choose an option.", "The answer is empty. Say what should be done, or choose an option."], person.Asked.Select(asked => asked.Refused));
        Assert.Equal("answered: dry", scene.Sent[1].Answers[0]);
        Assert.Matches(@"- \*\*Q1\*\* \(answered by you, \d{4}-\d\d-\d\d\): Which tone\? → dry", scene.Read("plans/001-greeting/plan.md"));
        Assert.Matches(@"## Clarifications\n### \d{4}-\d\d-\d\d\n- Q: Which tone\? → A: dry \(you\)\n", scene.Read("plans/001-greeting/spec.md"));
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void Without_a_person_a_question_stays_open()
    {
        using var scene = Spec(Ask, Submit(ScriptedModels.Plan));
        var result = scene.Plan();
        Assert.Equal(Outcome.Waiting, result.Outcome);
        Assert.Contains("foreplan answer 001-greeting Q1", result.Next);
        Assert.StartsWith("unanswered: go on with the recommended answer", scene.Sent[1].Answers[0]);
        Assert.Equal(QuestionState.Open, Assert.Single(scene.Flow.ReadPlan(scene.Folder).Questions).State);
        Assert.DoesNotContain("Clarifications", scene.Read("plans/001-greeting/spec.md"));
        Assert.Equal("questions", scene.Flow.Status(scene.Folder).Stage);
        Assert.Equal(Outcome.Waiting, scene.Plan().Outcome);
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void Recommended_answers_are_taken_when_asked_for_and_marked_as_assumed()
    {
        using var scene = Spec(Ask, Submit(ScriptedModels.Plan));
        Assert.Equal(Outcome.Done, scene.Plan(new() { AcceptRecommended = true }).Outcome);
        Assert.Equal("assumed: warm (kinder)", scene.Sent[1].Answers[0]);
        Assert.Equal(QuestionState.Assumed, Assert.Single(scene.Flow.ReadPlan(scene.Folder).Questions).State);
    }

    [Fact]
    public void The_assumed_answer_costs_no_call()
    {
        using var scene = Spec(Ask, Submit(ScriptedModels.Plan));
        scene.Plan();
        var result = scene.Answer("Q1", "warm");
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal(2, scene.Calls);
        Assert.Contains("(answered by you", scene.Read("plans/001-greeting/plan.md"));
        Assert.Contains("- Q: Which tone? → A: warm (you)", scene.Read("plans/001-greeting/spec.md"));
        // Once more: still no call, and the spec keeps it once.
        Assert.Equal(Outcome.Done, scene.Answer("q1", "warm").Outcome);
        Assert.Equal(2, scene.Calls);
        Assert.Equal(2, scene.Read("plans/001-greeting/spec.md").Split("Which tone?").Length);
    }

    [Fact]
    public void Another_answer_makes_the_planner_revise_by_a_patch_in_a_fresh_request()
    {
        const string Patch = "--- a/plan.md\n+++ b/plan.md\n@@ -1,1 +1,1 @@\n-The application gets a greeting in a file of its own, and a note about it. Nothing else changes.\n+The application gets a dry greeting in a file of its own, and a note about it. Nothing else changes.\n";
        using var scene = Spec(Ask, Submit(ScriptedModels.Plan), ScriptedModels.Turn("planner", Call("submit_plan", ("patch", Patch))));
        scene.Plan();
        var result = scene.Answer("Q1", "dry");
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal(3, scene.Calls);
        var sent = scene.Sent[2];
        Assert.True(sent.Messages.Count <= 3);
        Assert.Contains("The person answers: dry", sent.Task);
        Assert.Contains("The plan was written on: warm (kinder)", sent.Task);
        Assert.DoesNotContain("Write the plan for this spec", sent.Json);
        Assert.Contains("a dry greeting", scene.Read("plans/001-greeting/plan.md"));
        Assert.Contains("→ dry", scene.Read("plans/001-greeting/plan.md"));
        Assert.Contains(scene.Folder.Versions, version => version.Contains("gets a greeting", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_that_says_nothing_and_a_question_that_is_not_there_are_refused()
    {
        using var scene = Spec(Ask, Submit(ScriptedModels.Plan));
        scene.Plan();
        var plan = scene.Read("plans/001-greeting/plan.md");
        Assert.Equal(Outcome.Usage, Assert.Throws<ForeplanException>(() => scene.Answer("Q1", "as usual")).Outcome);
        Assert.Contains("It has Q1", Assert.Throws<ForeplanException>(() => scene.Answer("Q9", "dry")).Hint);
        Assert.Equal(plan, scene.Read("plans/001-greeting/plan.md"));
    }

    [Fact]
    public void A_revision_that_was_refused_is_owed_still()
    {
        using var scene = Spec(Ask, Submit(ScriptedModels.Plan), Submit(Wrong), Submit(Wrong + "\n"), Submit(Wrong + "\n\n"), Submit(ScriptedModels.Plan.Replace("gets a greeting", "gets a dry greeting", StringComparison.Ordinal)));
        scene.Plan();
        Assert.Equal(Outcome.NotDone, scene.Answer("Q1", "dry").Outcome);
        Assert.Equal(5, scene.Calls);
        Assert.Equal(Outcome.Done, scene.Answer("Q1", "dry").Outcome);
        Assert.Equal(6, scene.Calls);
        Assert.Contains("a dry greeting", scene.Read("plans/001-greeting/plan.md"));
    }

    [Fact]
    public void A_plan_that_a_person_wrote_is_kept_when_the_planner_writes_anew()
    {
        using var scene = Spec(Submit(ScriptedModels.Plan));
        scene.Put("plans/001-greeting/plan.md", "# Plan: Mine\n\nBy hand.\n");
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.Equal("# Plan: Mine\n\nBy hand.\n", scene.Folder.Versions[0]);
        Assert.Equal(scene.Read("plans/001-greeting/plan.md"), scene.Folder.Versions[1]);
    }

    [Fact]
    public void A_planner_that_only_talks_gives_no_plan()
    {
        using var scene = Spec(Say("planner", "Here is my plan: …"), Say("planner", "As said."));
        var result = scene.Plan();
        Assert.Equal(Outcome.NotDone, result.Outcome);
        Assert.Contains("without calling a tool", result.Message);
        Assert.Null(scene.Folder.Read("plan.md"));
    }

    [Fact]
    public void A_planner_cannot_write_a_file_and_reads_the_commit_only()
    {
        using var scene = Spec(
            ScriptedModels.Turn("planner", Write("src/greeting.txt", "hello\n"), Call("read_file", ("path", "src/app.txt")), Call("read_file", ("path", "src/new.txt"))),
            Submit(ScriptedModels.Plan));
        scene.Put("src/app.txt", "mine\n");
        scene.Put("src/new.txt", "mine\n");
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.StartsWith("There is no tool write_file.", scene.Sent[1].Answers[0]);
        Assert.Contains("one\ntwo", scene.Sent[1].Answers[1]);
        Assert.DoesNotContain("mine", scene.Sent[1].Json);
        Assert.False(File.Exists(scene.At("src/greeting.txt")));
        Assert.Contains(scene.Told, told => told.Contains("2 uncommitted files in your tree", StringComparison.Ordinal));
    }

    [Fact]
    public void A_spec_without_a_requirement_asks_nobody()
    {
        using var scene = Spec();
        scene.Put("plans/001-greeting/spec.md", "# Add a greeting\n");
        Assert.Equal(Outcome.NotDone, scene.Plan().Outcome);
        Assert.Equal(0, scene.Calls);
    }

    private static Scene Spec(params JsonObject[] turns)
    {
        var scene = new Scene(turns);
        scene.Put("plans/001-greeting/spec.md", ScriptedModels.Spec);
        return scene;
    }

    private static JsonObject Submit(string markdown) => ScriptedModels.Turn("planner", Call("submit_plan", ("markdown", markdown)));
}
