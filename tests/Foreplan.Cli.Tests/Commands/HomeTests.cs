using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class HomeTests
{
    [Fact]
    public void Outside_a_repository_it_says_what_to_do()
    {
        using var desk = new Desk(commit: false);
        var said = desk.Run().Is(Outcome.Usage);
        Assert.Contains("git init", said.Error);
        Assert.Contains("foreplan demo", said.Error);
        Assert.Contains("git init", (string?)desk.Run("status", "--json").Is(Outcome.Usage).Json["error"]?["hint"]);
    }

    [Fact]
    public void A_repository_without_a_commit_asks_for_one()
    {
        using var desk = new Desk(commit: false);
        desk.Git("init", "-q");
        desk.Put("spec.md", ScriptedModels.Spec);
        desk.Put("AGENTS.md", Desk.Agents);
        desk.Put(Desk.Script, ScriptedModels.Whole);
        Assert.Contains("git commit", desk.Run("plan").Is(Outcome.Usage).Error);
        desk.Run("status").Is(Outcome.Done);
        File.Delete(desk.At("spec.md"));
        var said = desk.Run().Is(Outcome.Done).Out;
        Assert.InRange(said.IndexOf("git commit", StringComparison.Ordinal), 0, said.IndexOf("foreplan plan", StringComparison.Ordinal));
    }

    [Fact]
    public void In_a_repository_without_plans_the_first_steps_are_shown()
    {
        using var desk = new Desk();
        var said = desk.Run().Is(Outcome.Done);
        Assert.Contains("foreplan plan \"what you want\"", said.Out);
        Assert.DoesNotContain("foreplan init", said.Out);
        File.Delete(desk.At("AGENTS.md"));
        Assert.Contains("foreplan init", desk.Run().Out);
        Assert.Empty(desk.Run("--json").Is(Outcome.Done).Json["plans"] as JsonArray ?? [0]);
    }

    [Fact]
    public void Alone_it_shows_the_todo_list_and_on_a_terminal_offers_what_comes_next()
    {
        using var desk = new Desk().Planned();
        Assert.Contains("· Phase 1: The greeting", desk.Run().Is(Outcome.Done).Out);
        desk.Typed = "\ny\nn\n";
        var said = desk.Run().Is(Outcome.Done);
        Assert.Contains("Do it now: foreplan lock 001-add-a-greeting?", said.Error);
        Assert.True(File.Exists(desk.At("plans/001-add-a-greeting/plan.lock.json")));
        desk.Typed = "n\n";
        Assert.Contains("Next: foreplan run 001-add-a-greeting", desk.Run().Is(Outcome.Done).Out);
    }

    [Fact]
    public void A_broken_configuration_of_the_person_is_named_with_its_file()
    {
        using var desk = new Desk();
        Directory.CreateDirectory(Path.Combine(desk.Temp, "config", "foreplan"));
        File.WriteAllText(Path.Combine(desk.Temp, "config", "foreplan", "config.json"), "{ \"sandbx\": 1 }");
        Assert.Contains("config.json", desk.Run("status").Is(Outcome.Usage).Error);
    }
}
