using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Output;

public sealed class ProgressLinesTests
{
    [Fact]
    public void Progress_comes_as_JSON_lines_and_the_last_line_is_the_document()
    {
        using var desk = new Desk();

        var said = desk.Run("plan", "Add a greeting", "--yes", "--json-lines").Is(Outcome.Done);

        var lines = said.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)?.AsObject() ?? throw new InvalidOperationException(line)).ToList();
        Assert.Contains(lines[..^1], line => line["event"]?["t"]?.GetValue<string>() == "call.sent");
        Assert.All(lines[..^1], line => Assert.False(line.ContainsKey("ok")));
        Assert.True(lines[^1]["ok"]?.GetValue<bool>());
        Assert.Equal("plan", lines[^1]["command"]?.GetValue<string>());
    }

    [Fact]
    public void A_refusal_is_one_line()
    {
        using var desk = new Desk().Planned();
        var said = desk.Run("run", "1", "--json-lines").Is(Outcome.Refused);
        Assert.False(JsonNode.Parse(said.Out)?["ok"]?.GetValue<bool>());
        Assert.Single(said.Out.TrimEnd('\n').Split('\n'));
    }
}
