namespace Foreplan.Tools;

/// <summary>The planner's plan, whole or as a patch against its current text; it is checked before it is accepted.</summary>
/// <param name="judge">Judges Markdown or a patch (just one is given) and answers with <c>ok</c> or <c>refused</c> and the diagnostics.</param>
public sealed class SubmitPlanTool(Func<string?, string?, ToolAnswer> judge) : Tool(
    "submit_plan",
    "Submit the plan: `markdown` (whole), or `patch` against the text submitted last. It is checked against the repository; diagnostics come back to be corrected.",
    """
    {"type":"object","properties":{"markdown":{"type":"string"},"patch":{"type":"string","description":"V4A or unified, file plan.md"},"dispositions":{"type":"array","items":{"type":"object","properties":{"note":{"type":"string"},"state":{"type":"string","enum":["done","declined","asked"]},"where":{"type":"string"},"why":{"type":"string"}},"required":["note","state"]}}},"additionalProperties":false}
    """)
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel)
    {
        var markdown = arguments.TextOrNull("markdown");
        var patch = arguments.TextOrNull("patch");
        return Task.FromResult((markdown is null) == (patch is null)
            ? ToolAnswer.Error(ToolCode.BadArguments, "Give exactly one of `markdown` and `patch`.")
            : judge(markdown, patch));
    }
}
