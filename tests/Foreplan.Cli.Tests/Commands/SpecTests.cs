namespace Foreplan.Cli.Tests.Commands;

public sealed class SpecTests
{
    [Fact]
    public void A_new_spec_gets_numbered_items()
    {
        using var desk = new Desk();
        Assert.Equal("plans/001-user-authentication", (string?)desk.Run("new", "User authentication", "--json").Is(Outcome.Done).Json["path"]);
        Assert.Equal("R1", (string?)desk.Run("spec", "add", "1", "Email login", "--json").Is(Outcome.Done).Json["id"]);
        Assert.Contains("R2", desk.Run("spec", "add", "Password reset").Is(Outcome.Done).Out);
        Assert.Contains("C1", desk.Run("add-requirement", "user", "Keep", "the", "database", "--constraint").Is(Outcome.Done).Out);
        Assert.Contains("S1", desk.Run("spec", "add", "1", "Under 200 ms", "--criterion").Is(Outcome.Done).Out);
        var spec = desk.Read("plans/001-user-authentication/spec.md");
        Assert.Contains("- **R2**: Password reset", spec);
        Assert.Contains("- **C1**: Keep the database", spec);
        Assert.Contains("- **S1**: Under 200 ms", spec);
    }

    [Fact]
    public void An_empty_title_or_text_is_refused()
    {
        using var desk = new Desk();
        desk.Run("new", " ").Is(Outcome.Usage);
        desk.Run("new", "One").Is(Outcome.Done);
        desk.Run("spec", "add", "1", " ").Is(Outcome.Usage);
    }

    [Fact]
    public void A_plan_is_left_out_only_while_one_is_open()
    {
        using var desk = new Desk();
        Assert.Contains("foreplan plan", desk.Run("spec", "add", "x").Is(Outcome.Usage).Error);
        desk.Run("new", "One").Is(Outcome.Done);
        desk.Run("new", "Two").Is(Outcome.Done);
        var said = desk.Run("spec", "add", "Which of the two").Is(Outcome.Usage);
        Assert.Contains("001-one, 002-two", said.Error);
        desk.Run("spec", "add", "two", "This one").Is(Outcome.Done);
        Assert.Contains("There is no plan 'three'", desk.Run("spec", "add", "three", "x").Is(Outcome.Usage).Error);
    }
}
