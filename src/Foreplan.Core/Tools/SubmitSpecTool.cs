namespace Foreplan.Tools;

/// <summary>The planner's draft of a spec, while a sentence is turned into one.</summary>
/// <param name="judge">Judges the text and answers with <c>ok</c> or <c>refused</c>.</param>
public sealed class SubmitSpecTool(Func<string, ToolAnswer> judge) : Tool(
    "submit_spec",
    "Submit the spec in Markdown. Ends the task when it is accepted.",
    """
    {"type":"object","properties":{"markdown":{"type":"string"}},"required":["markdown"],"additionalProperties":false}
    """)
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(judge(arguments.Text("markdown")));
}
