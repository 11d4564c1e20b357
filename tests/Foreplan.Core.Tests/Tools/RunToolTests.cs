using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class RunToolTests
{
    private static readonly CommandAllowance Allowance = new(
        [Gate("`npm test -- jwt`"), Gate("in web: `npm run lint`"), Gate("sh: `npm ls | grep a`")],
        [["dotnet", "test"]]);

    private static Gate Gate(string line) => GateReader.Read(line, SourceSpan.At(1), out _);

    [Theory]
    [InlineData("npm test -- jwt")]
    [InlineData("npm  test -- 'jwt'")]
    [InlineData("in web: npm run lint")]
    [InlineData("sh: npm ls | grep a")]
    [InlineData("dotnet test")]
    [InlineData("dotnet test --filter A")]
    [InlineData("in src: dotnet test")]
    public void The_phases_commands_and_allowed_beginnings_run(string command) => Assert.NotNull(Allowance.Decide(command).Command);

    [Theory]
    [InlineData("npm test", ToolCode.NotAllowed)]
    [InlineData("npm test -- jwt --coverage", ToolCode.NotAllowed)]
    [InlineData("npm run lint", ToolCode.NotAllowed)]
    [InlineData("in api: npm run lint", ToolCode.NotAllowed)]
    [InlineData("dotnet", ToolCode.NotAllowed)]
    [InlineData("in ../x: dotnet test", ToolCode.NotAllowed)]
    [InlineData("sh: dotnet test; rm -r x", ToolCode.NotAllowed)]
    [InlineData("sh -c 'dotnet test'", ToolCode.NotAllowed)]
    [InlineData("CI=1 dotnet test", ToolCode.NotAllowed)]
    [InlineData("dotnet test; rm -r x", ToolCode.BadArguments)]
    [InlineData("dotnet test $(rm x)", ToolCode.BadArguments)]
    [InlineData("dotnet test && rm x", ToolCode.BadArguments)]
    [InlineData("dotnet test 'x", ToolCode.BadArguments)]
    [InlineData("", ToolCode.BadArguments)]
    public void Anything_else_is_refused_with_what_is_allowed(string command, string code)
    {
        var (_, refused) = Allowance.Decide(command);
        Assert.Equal(code, refused?.Code);
        Assert.Contains("npm test -- jwt", refused?.Text, StringComparison.Ordinal);
        Assert.Contains("`dotnet test …`", refused?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowed_command_is_started_and_a_refused_one_is_not()
    {
        var started = new List<string>();
        var run = new RunTool(Allowance, (command, _) =>
        {
            started.Add(string.Join(' ', command.Words));
            return Task.FromResult(ToolAnswer.Ok("exit 0"));
        });
        Assert.True((await run.CallAsync(new { command = "npm test -- jwt" })).IsOk);
        Assert.False((await run.CallAsync(new { command = "npm publish" })).IsOk);
        Assert.Equal(["npm test -- jwt"], started);
    }
}
