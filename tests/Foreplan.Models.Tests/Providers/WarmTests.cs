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
        using var providers = new ModelProviders(new() { Variable = _ => null, Root = Path.GetTempPath() });
        Assert.True(ModelRef.TryParse(model, out var named));
        await providers.CallNowhereAsync(named);
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_said_by_the_call_itself()
    {
        using var providers = new ModelProviders(new() { Variable = _ => null, Root = Path.GetTempPath() });
        await providers.WarmAsync(new("nobody", "x"));
    }
}
