using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class AnswerTests
{
    [Fact]
    public void A_question_that_nobody_answered_keeps_the_plan_from_the_lock_until_it_is_answered()
    {
        using var desk = WithQuestion();
        var planned = desk.Run("plan", "1").Is(Outcome.Waiting);
        Assert.Contains("foreplan answer 001-g Q1", planned.Error);
        Assert.Contains("Q1", desk.Run("lock", "--yes").Is(Outcome.Waiting).All);
        Assert.Contains("english", desk.Run("answer").Is(Outcome.Waiting).All);
        Assert.Contains("decides nothing", desk.Run("answer", "1", "Q1", "standard").Is(Outcome.Usage).Error);
        Assert.Contains("It has Q1", desk.Run("answer", "Q7", "english").Is(Outcome.Usage).Error);
        desk.Run("answer", "Q1", "english").Is(Outcome.Done);
        Assert.Contains("**Q1** (answered by you", desk.Read("plans/001-g/plan.md"));
        Assert.Contains("No question is open", desk.Run("answer").Is(Outcome.Done).Out);
    }

    [Fact]
    public void A_person_at_the_terminal_is_asked_while_it_is_planned()
    {
        using var desk = WithQuestion();
        desk.Typed = "standard\n1\n";
        var planned = desk.Run("plan", "1").Is(Outcome.Done);
        Assert.Contains("1  english  (recommended)", planned.Error);
        Assert.Contains("decides nothing", planned.Error);
        Assert.Matches(@"answered by you, \d{4}-\d\d-\d\d\).*→ english", desk.Read("plans/001-g/plan.md"));
        Assert.Contains("- Q: Which language? → A: english (you)", desk.Read("plans/001-g/spec.md"));
        Assert.Contains("planned already", desk.Run("plan", "1").Is(Outcome.Done).All);
    }

    [Fact]
    public void A_number_that_is_no_option_is_asked_again()
    {
        using var desk = WithQuestion();
        desk.Typed = "9\n1\n";
        var planned = desk.Run("plan", "1").Is(Outcome.Done);
        Assert.Contains("There is no option 9", planned.Error);
        Assert.Contains("→ english", desk.Read("plans/001-g/plan.md"));
    }

    [Fact]
    public void Enter_takes_the_recommended_answer()
    {
        using var desk = WithQuestion();
        desk.Run("plan", "1").Is(Outcome.Waiting);
        desk.Typed = "\n";
        desk.Run("answer").Is(Outcome.Done);
        Assert.Contains("→ english", desk.Read("plans/001-g/plan.md"));
    }

    [Fact]
    public void Recommended_answers_are_taken_without_a_call()
    {
        using var desk = WithQuestion();
        desk.Run("plan", "1").Is(Outcome.Waiting);
        var before = (decimal?)desk.Run("status", "1", "--json").Json["plans"]?[0]?["usd"];
        Assert.Equal(before, (decimal?)desk.Run("answer", "1", "--accept-recommended", "--json").Is(Outcome.Done).Json["usd"]);
    }

    [Fact]
    public void Recommended_answers_taken_while_planning_are_marked_and_shown_before_the_lock()
    {
        using var desk = WithQuestion();
        desk.Run("plan", "1", "--accept-recommended").Is(Outcome.Done);
        Assert.Contains("(assumed)", desk.Read("plans/001-g/plan.md"));
        Assert.Contains("Assumed answers\n  Q1 Which language?", desk.Run("lock").Is(Outcome.Waiting).Out);
    }

    private static Desk WithQuestion()
    {
        var desk = new Desk();
        desk.Put("plans/001-g/spec.md", ScriptedModels.Spec);
        var question = new JsonObject { ["question"] = "Which language?", ["why"] = "the text depends on it", ["options"] = new JsonArray("english", "french"), ["recommended"] = "english (the rest is)" };
        desk.Put(Desk.Script, ScriptedModels.Of(
            ScriptedModels.Turn("planner", ("ask_question", question)),
            ScriptedModels.Turn("planner", ("submit_plan", new() { ["markdown"] = ScriptedModels.Plan }))));
        return desk;
    }
}
