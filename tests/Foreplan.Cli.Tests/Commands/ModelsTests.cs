namespace Foreplan.Cli.Tests.Commands;

public sealed class ModelsTests
{
    private const string Agents = """
        # Agent Configuration
        ## Planning Agent
        - Model: claude-opus-5-5
        ## Implementation Agent
        - Model: claude-haiku-5-5
        - Escalate to: claude-sonnet-5-5 after 2 failed attempts
        ## Review Agent
        - Model: ollama/qwen3
        """;

    [Fact]
    public void Roles_prices_and_keys_are_shown()
    {
        using var desk = new Desk();
        desk.Put("AGENTS.md", Agents);
        desk.Variables["ANTHROPIC_API_KEY"] = "k";

        var said = desk.Run("models").Is(Outcome.Done).Out;

        Assert.Matches(@"planner +anthropic/claude-opus-5-5 +\$4\.00 +\$20\.00 +set +60,000 +32,000 +medium", said);
        Assert.Contains("escalates to anthropic/claude-sonnet-5-5", said);
        Assert.Matches(@"reviewer +ollama/qwen3 .*not needed", said);
        Assert.Matches(@"openai/o3 +\$2\.00 +\$0\.50 +\$8\.00 +strong +math- and logic-heavy planning +2025-06 +OPENAI_API_KEY not set", said);
    }

    [Fact]
    public void A_key_that_is_not_set_is_named_by_its_variable()
    {
        using var desk = new Desk();
        desk.Put("AGENTS.md", Agents);

        var json = desk.Run("models", "--json").Is(Outcome.Done).Json;

        Assert.Equal("ANTHROPIC_API_KEY not set", json["roles"]?[0]?["key"]?.GetValue<string>());
        Assert.Equal("anthropic/claude-sonnet-5-5", json["roles"]?[1]?["escalateTo"]?.GetValue<string>());
        Assert.Contains(json["models"]?.AsArray() ?? [], row => row?["model"]?.GetValue<string>() == "anthropic/claude-haiku-5-5" && row["asOf"]?.GetValue<string>() == "2026-11");
    }

    [Fact]
    public void Prices_of_ones_own_stand_over_the_shipped_ones()
    {
        using var desk = new Desk();
        var config = Directory.CreateDirectory(Path.Combine(desk.Temp, "config", "foreplan")).FullName;
        File.WriteAllText(Path.Combine(config, "prices.json"), """[{ "id": "anthropic/claude-haiku-5-5", "input": 7, "output": 70 }]""");

        Assert.Matches(@"anthropic/claude-haiku-5-5 +\$7\.00 +\$7\.00 +\$70\.00", desk.Run("models").Is(Outcome.Done).Out);
    }

    [Fact]
    public void Prices_are_shown_without_a_repository()
    {
        using var desk = new Desk(commit: false);

        var said = desk.Run("models").Is(Outcome.Done).Out;

        Assert.Contains("is in no git repository.", said);
        Assert.Contains("anthropic/claude-opus-5-5", said);
    }
}
