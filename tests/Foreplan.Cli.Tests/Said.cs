using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests;

/// <summary>What a command answered.</summary>
internal sealed record Said(int Code, string Out, string Error)
{
    public JsonObject Json => JsonNode.Parse(Out) as JsonObject ?? throw new InvalidOperationException(Out);

    public string All => Out + Error;

    public Said Is(Outcome outcome)
    {
        Assert.True((int)outcome == Code, $"exit {Code} instead of {(int)outcome}\n{All}");
        return this;
    }
}
