namespace Foreplan.Tools;

/// <summary>The executor's request to have its phase judged; the gate decides.</summary>
/// <param name="judge">Runs the gate and answers with <c>ok</c> or <c>gate_red</c>.</param>
public sealed class FinishPhaseTool(Func<CancellationToken, Task<ToolAnswer>> judge) : Tool(
    "finish_phase",
    "The phase is done: have its gate run. A red gate's output comes back to be mended.",
    """
    {"type":"object","properties":{"summary":{"type":"string"},"discoveries":{"type":"array","items":{"type":"string"},"description":"what later phases should know"}},"required":["summary"],"additionalProperties":false}
    """)
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) => judge(cancel);
}
