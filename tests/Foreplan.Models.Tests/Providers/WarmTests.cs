using Foreplan.Roles;

namespace Foreplan.Models.Tests.Providers;

public sealed class WarmTests
{
    [Theory]
    [InlineData("anthropic/claude-haiku-4-5")]
    [InlineData("openai/gpt-5")]
    [InlineData("ollama/qwen3")]
    public async Task A_client_is_loaded_by_a_whole_call_without_a_key_or_a_server(string model)
    {
        Assert.True(ModelRef.TryParse(model, out var named));
        await ModelProviders.CallNowhereAsync(named);
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_said_by_the_call_itself()
    {
        await ModelProviders.WarmAsync(new("nobody", "x"));
    }
}
