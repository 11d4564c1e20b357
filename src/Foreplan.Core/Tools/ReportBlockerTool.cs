namespace Foreplan.Tools;

/// <summary>The executor's report that plan and repository disagree; it ends the phase until a person has looked.</summary>
public sealed class ReportBlockerTool() : Tool(
    "report_blocker",
    "The plan cannot be followed as it is: stop and say why. Ends the phase.",
    """
    {"type":"object","properties":{"expected":{"type":"string","description":"what the plan says"},"found":{"type":"string","description":"what is the case, with path and line"},"why":{"type":"string","description":"why it matters"}},"required":["expected","found","why"],"additionalProperties":false}
    """)
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(arguments.Text("found").Trim().Length == 0
            ? ToolAnswer.Error(ToolCode.BadArguments, "`found` says nothing: name what you found, with path and line.")
            : ToolAnswer.Ok("Recorded. A person will look at it."));
}
