using System.Text.Json;

namespace Foreplan.Tools;

/// <summary>The reviewer's verdict with its findings.</summary>
/// <param name="judge">Judges the arguments and answers with <c>ok</c> or <c>refused</c>.</param>
public sealed class SubmitReviewTool(Func<JsonElement, ToolAnswer> judge) : Tool(
    "submit_review",
    "Submit the verdict and its findings. Ends the review when it is accepted.",
    """
    {"type":"object","properties":{"verdict":{"type":"string","enum":["approve","revise","block"]},"findings":{"type":"array","items":{"type":"object","properties":{"kind":{"type":"string","enum":["deviation","defect","security","missing","suggestion"]},"severity":{"type":"string","enum":["high","medium","low"]},"path":{"type":"string"},"line":{"type":"integer","minimum":1},"title":{"type":"string"},"detail":{"type":"string"},"recommendation":{"type":"string"},"requirement":{"type":"string"}},"required":["kind","severity","title","detail","recommendation"],"additionalProperties":false}},"summary":{"type":"string"}},"required":["verdict","findings","summary"],"additionalProperties":false}
    """)
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(judge(arguments.Root));
}
