namespace Foreplan.Cli.Tests.Commands;

public sealed class InitTests
{
    [Fact]
    public void Without_a_key_the_block_is_written_and_the_variable_and_the_ways_without_a_key_are_named()
    {
        using var desk = Bare();
        var said = desk.Run("init").Is(Outcome.Done);
        Assert.Contains("ANTHROPIC_API_KEY", said.Out);
        Assert.Contains("foreplan demo", said.Out);
        Assert.Contains("ollama/", said.Out);
        Assert.Contains("- Model: anthropic/claude-opus-5-5", desk.Read("AGENTS.md"));
        Assert.Contains("- Escalate to: anthropic/claude-sonnet-5-5", desk.Read("AGENTS.md"));
    }

    [Fact]
    public void Models_are_those_whose_key_is_set()
    {
        using var desk = Bare();
        desk.Variables["OPENAI_API_KEY"] = "sk-test";
        var roles = desk.Run("init", "--json").Is(Outcome.Done).Json["roles"];
        Assert.All(new[] { "planner", "executor", "reviewer" }, role => Assert.StartsWith("openai/", (string?)roles?[role]));
    }

    [Fact]
    public void A_model_named_on_the_command_line_is_taken()
    {
        using var desk = Bare();
        desk.Run("init", "--executor", "ollama/qwen3").Is(Outcome.Done);
        Assert.Contains("- Model: ollama/qwen3", desk.Read("AGENTS.md"));
    }

    [Fact]
    public void What_stands_in_the_file_stays_and_a_block_is_never_written_over()
    {
        using var desk = Bare();
        desk.Put("AGENTS.md", "# Ours\n\nUse tabs.\n");
        desk.Run("init").Is(Outcome.Done);
        var written = desk.Read("AGENTS.md");
        Assert.StartsWith("# Ours\n\nUse tabs.\n", written);
        var again = desk.Run("init").Is(Outcome.Done);
        Assert.Contains("already", again.Out);
        desk.Run("init", "--planner", "ollama/qwen3").Is(Outcome.NotDone);
        Assert.Equal(written, desk.Read("AGENTS.md"));
    }

    private static Desk Bare()
    {
        var desk = new Desk();
        File.Delete(desk.At("AGENTS.md"));
        return desk;
    }
}
