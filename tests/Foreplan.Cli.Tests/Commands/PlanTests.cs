using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class PlanTests
{
    [Fact]
    public void Without_a_terminal_the_drafted_spec_waits_and_is_not_drafted_again()
    {
        using var desk = new Desk();
        var said = desk.Run("plan", "Add a greeting").Is(Outcome.Waiting);
        Assert.Contains("- **R1**: The application greets", said.Out);
        Assert.Contains("foreplan plan 001-add-a-greeting", said.Error);
        Assert.Contains("--yes", said.Error);
        Assert.False(File.Exists(desk.At("plans/001-add-a-greeting/plan.md")));
        desk.Run("plan", "Add a greeting", "--yes").Is(Outcome.Done);
        Assert.False(Directory.Exists(desk.At("plans/002-add-a-greeting")));
    }

    [Theory]
    [InlineData("\n", Outcome.Done)]
    [InlineData("what\ny\n", Outcome.Done)]
    [InlineData("n\n", Outcome.Waiting)]
    [InlineData("", Outcome.Waiting)]
    public void A_person_confirms_the_drafted_spec(string typed, Outcome outcome)
    {
        using var desk = new Desk { Typed = typed };
        var said = desk.Run("plan", "Add a greeting").Is(outcome);
        Assert.Contains("Is this what you want?", said.Error);
        Assert.Equal(outcome == Outcome.Done, File.Exists(desk.At("plans/001-add-a-greeting/plan.md")));
    }

    [Fact]
    public void The_drafted_spec_can_be_edited_before_it_is_planned()
    {
        using var desk = new Desk { Typed = "e\nn\n" };
        desk.Put("edit.sh", "#!/bin/sh\nprintf -- '- **R3**: In French too\\n' >> \"$1\"\n");
        File.SetUnixFileMode(desk.At("edit.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        desk.Variables["EDITOR"] = desk.At("edit.sh");
        var said = desk.Run("plan", "Add a greeting").Is(Outcome.Waiting);
        Assert.Contains("In French too", said.Out);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("add")]
    [InlineData("plans/001-add-a-greeting")]
    [InlineData("plans/001-add-a-greeting/spec.md")]
    [InlineData(null)]
    public void A_plan_that_is_there_is_planned_at_once(string? named)
    {
        using var desk = new Desk();
        desk.Put("plans/001-add-a-greeting/spec.md", ScriptedModels.Spec);
        var said = desk.Run(named is null ? ["plan", "--json"] : ["plan", named, "--json"]).Is(Outcome.Done);
        Assert.Equal("001-add-a-greeting", (string?)said.Json["plan"]);
        Assert.Equal(2, (said.Json["phases"] as JsonArray)?.Count);
        Assert.True(File.Exists(desk.At("plans/001-add-a-greeting/plan.md")));
    }

    [Fact]
    public void A_spec_in_the_root_is_planned_beside_it_also_from_a_folder_below_and_with_odd_names()
    {
        using var desk = new Desk("mein Läden");
        desk.Put("my plans/spec.md", ScriptedModels.Spec);
        desk.Run("plan", "my plans/spec.md").Is(Outcome.Done);
        desk.Put("spec.md", ScriptedModels.Spec);
        desk.Folder = desk.At("src");
        desk.Run("plan", "../spec.md").Is(Outcome.Done);
        Assert.True(File.Exists(desk.At("plan.md")));
        Assert.True(File.Exists(desk.At("my plans/plan.md")));
    }

    [Fact]
    public void One_word_that_is_no_plan_is_a_mistake_and_not_a_wish()
    {
        using var desk = new Desk();
        Assert.Contains("no plan 'greeting'", desk.Run("plan", "greeting").Is(Outcome.Usage).Error);
        Assert.False(Directory.Exists(desk.At("plans")));
    }

    [Fact]
    public void A_spec_without_requirements_exits_1_and_says_how_to_add_one()
    {
        using var desk = new Desk();
        desk.Run("new", "Empty").Is(Outcome.Done);
        var said = desk.Run("plan", "1").Is(Outcome.NotDone);
        Assert.Contains("foreplan spec add 001-empty", said.Error);
        Assert.Contains("plans/001-empty/spec.md:1", said.Out);
    }

    [Fact]
    public void A_missing_key_names_the_variable_and_the_ways_without_one_and_makes_no_folder()
    {
        using var desk = new Desk();
        var said = desk.Run("plan", "Add a greeting", "--planner", "claude-opus-5-5").Is(Outcome.Usage);
        Assert.Contains("ANTHROPIC_API_KEY", said.Error);
        Assert.Contains("foreplan demo", said.Error);
        Assert.Contains("ollama/", said.Error);
        Assert.False(Directory.Exists(desk.At("plans")));
    }

    [Fact]
    public void Without_a_model_for_the_planner_it_says_so()
    {
        using var desk = new Desk();
        File.Delete(desk.At("AGENTS.md"));
        Assert.Contains("foreplan init", desk.Run("plan", "Add a greeting").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void What_is_not_committed_is_said()
    {
        using var desk = new Desk();
        desk.Put("src/new.txt", "not committed\n");
        Assert.Contains("1 uncommitted file (src/new.txt)", desk.Run("plan", "Add a greeting").Error);
    }

    [Fact]
    public void A_plan_is_written_though_git_cannot_say_what_is_uncommitted()
    {
        using var desk = new Desk();
        desk.Put(".git/index", "no index");
        Assert.Contains("What is not committed is not known", desk.Run("plan", "Add a greeting", "--yes").Is(Outcome.Done).Error);
        Assert.True(desk.Has("plans/001-add-a-greeting/plan.md"));
    }

    [Fact]
    public void A_plan_that_is_refused_three_times_exits_1_and_keeps_the_draft()
    {
        using var desk = new Desk();
        desk.Put(Desk.Script, ScriptedModels.Of([.. Enumerable.Range(0, 3).Select(number => ScriptedModels.Turn("planner", ("submit_plan", new() { ["markdown"] = Wrong(number) })))]));
        desk.Put("plans/001-g/spec.md", ScriptedModels.Spec);
        var said = desk.Run("plan", "1").Is(Outcome.NotDone);
        Assert.Contains("PL201", said.Out);
        Assert.Contains("plan.draft.md", said.Error);
    }

    private static string Wrong(int number) => ScriptedModels.Plan.Replace("src/greeting.txt` (new)", $"src/nowhere{number}.txt` (edit)", StringComparison.Ordinal);
}
