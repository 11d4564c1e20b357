namespace Foreplan.Roles;

public sealed class ModelRefTests
{
    [Theory]
    [InlineData("claude-haiku-3.5 (fast, cheap)", "anthropic/claude-haiku-3-5")]
    [InlineData("anthropic/claude-opus-4-5", "anthropic/claude-opus-4-5")]
    [InlineData("gpt-4.1-mini", "openai/gpt-4.1-mini")]
    [InlineData("o3", "openai/o3")]
    [InlineData("gemini-2.5-pro", "google/gemini-2.5-pro")]
    [InlineData("`ollama/qwen3:8b`", "ollama/qwen3:8b")]
    [InlineData("openrouter/anthropic/claude-3.5-haiku", "openrouter/anthropic/claude-3.5-haiku")]
    [InlineData("openai-compatible/local", "openai-compatible/local")]
    [InlineData("scripted:models/demo.json", "scripted:models/demo.json")]
    public void A_model_is_read_as_people_write_it(string text, string expected)
    {
        Assert.True(ModelRef.TryParse(text, out var model));
        Assert.Equal(expected, model.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("the best one")]
    [InlineData("llama")]
    [InlineData("nowhere/llama")]
    [InlineData("ollama/")]
    [InlineData("scripted:")]
    [InlineData("opera")]
    public void What_names_no_known_provider_is_no_model(string? text) => Assert.False(ModelRef.TryParse(text, out _));

    [Theory]
    [InlineData("claude-haiku-4-5", "claude-haiku-4-5-20251001", true)]
    [InlineData("claude-haiku-3-5", "claude-3-5-haiku-20241022", true)]
    [InlineData("gpt-4o", "gpt-4o-2025-10-01", true)]
    [InlineData("claude-haiku-4-5-20251001", "claude-haiku-4-5-20251101", false)]
    [InlineData("claude-haiku-4-5", "claude-sonnet-4-5", false)]
    [InlineData("gpt-4o", "gpt-4o-mini", false)]
    [InlineData("claude-opus-4", "claude-opus-4-5", false)]
    [InlineData("openrouter/anthropic/claude-3.5-haiku", "anthropic/claude-3-5-haiku", true)]
    public void The_same_model_may_answer_with_a_date(string asked, string answered, bool same)
    {
        Assert.True(ModelRef.TryParse(asked, out var model));
        Assert.Equal(same, model.IsSameModel(answered));
    }

    [Fact]
    public void A_family_is_one_whatever_the_spelling() =>
        Assert.Single(new[] { "anthropic/claude-3.5-haiku-20241022", "anthropic/claude-haiku-3-5", "anthropic/claude-3-5-haiku-latest" }.Select(ModelNames.FamilyId).Distinct());
}
