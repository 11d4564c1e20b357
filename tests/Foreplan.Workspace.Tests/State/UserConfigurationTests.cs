using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Tests.State;

public sealed class UserConfigurationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private UserConfiguration Loaded => UserConfiguration.Load(name => name == "XDG_CONFIG_HOME" ? folder.Path : null);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        Assert.Equal(folder["foreplan/config.json"], Loaded.File);
        Assert.Empty(Loaded.BaseUrls);
        Assert.Null(Loaded.Prices);
        Assert.Equal("full", Loaded.Sandbox);
    }

    [Fact]
    public void What_the_file_says_is_read()
    {
        folder.Write("foreplan/config.json", """
            { "foreplan": 1, "providers": { "openai": { "baseUrl": "https://gateway.example/v1", "keyEnv": "GATEWAY_KEY" } },
              "prices": "mine.json", "signers": ["me ssh-ed25519 AAAA"], "sandbox": "none" }
            """);
        folder.Write("foreplan/mine.json", "{}");

        Assert.Equal("https://gateway.example/v1", Loaded.BaseUrls["openai"]);
        Assert.Equal("GATEWAY_KEY", Loaded.KeyVariables["openai"]);
        Assert.Equal((folder["foreplan/mine.json"], "{}"), (Loaded.PricesFile, Loaded.Prices));
        Assert.Equal(["me ssh-ed25519 AAAA"], Loaded.Signers);
        Assert.Equal("none", Loaded.Sandbox);
    }

    [Fact]
    public void Prices_beside_it_are_found()
    {
        folder.Write("foreplan/prices.json", "{ }");

        Assert.Equal("{ }", Loaded.Prices);
    }

    [Theory]
    [InlineData("""{ "sandboxx": "none" }""", "sandboxx")]
    [InlineData("""{ "sandbox": "half" }""", "$.sandbox")]
    [InlineData("""{ "providers": { "openai": { "key": "sk-1" } } }""", "$.providers.openai")]
    [InlineData("""{ "signers": 3 }""", "$.signers")]
    [InlineData("""{ "prices": "absent.json" }""", "absent.json")]
    [InlineData("not json", "config.json")]
    public void What_is_wrong_is_said_with_its_place(string text, string place)
    {
        folder.Write("foreplan/config.json", text);

        var wrong = Assert.Throws<ForeplanException>(() => Loaded);

        Assert.Equal(Outcome.Usage, wrong.Outcome);
        Assert.Contains(place, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(folder["foreplan/config.json"], wrong.Message, StringComparison.Ordinal);
    }
}
