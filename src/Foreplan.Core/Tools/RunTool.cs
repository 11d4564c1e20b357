using Foreplan.Plans;

namespace Foreplan.Tools;

/// <summary><c>run</c>: starts one of the phase's commands, or one that <c>foreplan.json</c> allows.</summary>
/// <param name="allowance">Which commands may run.</param>
/// <param name="start">Runs a command that was allowed and says what it printed.</param>
public sealed class RunTool(CommandAllowance allowance, Func<Gate, CancellationToken, Task<ToolAnswer>> start) : Tool(
    "run",
    "Runs one of the phase's commands, without a shell.",
    """{"type":"object","properties":{"command":{"type":"string"}},"required":["command"],"additionalProperties":false}""")
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        allowance.Decide(arguments.Text("command")) switch
        {
            ({ } command, _) => start(command, cancel),
            (_, { } refused) => Task.FromResult(refused),
            _ => throw new InvalidOperationException("A command was neither allowed nor refused."),
        };
}
