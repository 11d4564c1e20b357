using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public void A_sound_plan_is_said_to_be_true_of_the_commit()
    {
        using var desk = new Desk().Planned();
        var said = desk.Run("check").Is(Outcome.Done);
        Assert.Contains(desk.Git("rev-parse", "HEAD")[..7], said.Out);
        var json = desk.Run("check", "--json").Is(Outcome.Done).Json;
        Assert.Equal(0, (int?)json["errors"]);
        Assert.NotNull(json["diagnostics"] as JsonArray);
    }

    [Fact]
    public void What_is_false_is_shown_with_its_line_and_fix_and_exits_1()
    {
        using var desk = new Desk().Planned();
        var plan = desk.Read("plans/001-add-a-greeting/plan.md").Replace("`src/greeting.txt` (new)", "`src/absent.txt` (edit)", StringComparison.Ordinal);
        desk.Put("plans/001-add-a-greeting/plan.md", plan);
        var line = plan.Split('\n').TakeWhile(text => !text.Contains("src/absent.txt", StringComparison.Ordinal)).Count() + 1;
        Assert.Contains($"plans/001-add-a-greeting/plan.md:{line}: error PL201: ", desk.Run("check").Is(Outcome.NotDone).Out);
        var found = desk.Run("check", "--json").Is(Outcome.NotDone).Json["diagnostics"]?.AsArray().First(diagnostic => (string?)diagnostic?["severity"] == "error");
        Assert.Equal("PL201", (string?)found?["id"]);
        Assert.Equal("error", (string?)found?["severity"]);
        Assert.Equal(line, (int?)found?["line"]);
        Assert.NotNull((string?)found?["fix"]);
    }

    [Fact]
    public void An_unknown_key_of_the_settings_is_shown_with_its_line()
    {
        using var desk = new Desk().Planned();
        desk.Put("foreplan.json", "{\n  \"foreplan\": 1,\n  \"bugdet\": 2\n}\n");
        Assert.Contains("foreplan.json:3: error ", desk.Run("check").Is(Outcome.NotDone).Out);
        Assert.Contains("foreplan.json:3: error ", desk.Run("lock", "--yes").Is(Outcome.NotDone).Out);
    }

    [Fact]
    public void Without_a_plan_it_says_how_to_write_one()
    {
        using var desk = new Desk();
        desk.Run("new", "One").Is(Outcome.Done);
        Assert.Contains("foreplan plan 001-one", desk.Run("check").Is(Outcome.Usage).Error);
    }
}
