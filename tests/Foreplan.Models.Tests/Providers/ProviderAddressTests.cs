using Foreplan.ModelServer;

namespace Foreplan.Models.Tests.Providers;

public sealed class ProviderAddressTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("anthropic", "ANTHROPIC_API_KEY")]
    [InlineData("openai", "OPENAI_API_KEY")]
    [InlineData("google", "GEMINI_API_KEY")]
    [InlineData("openrouter", "OPENROUTER_API_KEY")]
    public async Task A_missing_key_is_named_with_ways_that_need_none(string provider, string variable)
    {
        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(new(provider, "some-model"))));

        Assert.Contains(variable, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("foreplan demo", thrown.Hint, StringComparison.Ordinal);
        Assert.Contains("ollama/", thrown.Hint, StringComparison.Ordinal);
        Assert.Empty(bench.Journal.Events);
    }

    [Theory]
    [InlineData("http://gateway.example/v1", "plain http")]
    [InlineData("http://127.0.0.1.example/v1", "plain http")]
    [InlineData("https://user:secret@gateway.example", "user name")]
    [InlineData("ftp://gateway.example", "no http")]
    [InlineData("gateway", "no http")]
    public async Task An_address_that_would_leak_is_refused(string address, string why)
    {
        bench.Variables["ANTHROPIC_API_KEY"] = Bench.Key;
        bench.Variables["ANTHROPIC_BASE_URL"] = address;

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(new("anthropic", "claude-haiku-4-5"))));

        Assert.Contains(why, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("google", "GEMINI_BASE_URL", "GEMINI_API_KEY")]
    [InlineData("openrouter", "OPENROUTER_BASE_URL", "OPENROUTER_API_KEY")]
    [InlineData("ollama", "OLLAMA_BASE_URL", null)]
    [InlineData("openai-compatible", "OPENAI_COMPATIBLE_BASE_URL", null)]
    public async Task Every_other_provider_is_reached_by_the_same_protocol_with_the_older_cap(string provider, string baseUrl, string? key)
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Hi.", Calls = [new("read_file", "{}")] });
        bench.Variables[baseUrl] = server.OpenAiUrl;
        if (key is not null)
        {
            bench.Variables[key] = Bench.Key;
        }

        Assert.Equal("Hi.", (await bench.AskAsync(bench.Scope(new(provider, "some-model")))).Text);

        Assert.Equal(8000, server.Requests[0].Json().GetProperty("max_tokens").GetInt32());
        Assert.Equal("/v1/chat/completions", server.Requests[0].Path);
    }

    [Fact]
    public async Task The_users_configuration_serves_where_the_environment_is_silent()
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Hi." });
        bench.Settings = bench.Settings with
        {
            Keys = new Dictionary<string, string> { ["openai"] = Bench.Key },
            BaseUrls = new Dictionary<string, string> { ["openai"] = server.OpenAiUrl },
        };

        Assert.Equal("Hi.", (await bench.AskAsync(bench.Scope(new("openai", "gpt-4o")))).Text);
    }
}
