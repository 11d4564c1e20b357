using System.Text.Json;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Tools;

/// <summary>The planner's plan, whole or as a patch against its current text, with what became of the person's notes; it is checked before it is accepted.</summary>
public sealed class SubmitPlanTool : Tool
{
    private readonly Func<SubmittedPlan, ToolAnswer> judge;
    private readonly bool hasNotes;

    /// <summary>The tool of one conversation.</summary>
    /// <param name="judge">Judges what was submitted and answers with <c>ok</c> or <c>refused</c> and the diagnostics.</param>
    /// <param name="hasNotes">True when notes are to be answered, so that a plan may stay as it is.</param>
    internal SubmitPlanTool(Func<SubmittedPlan, ToolAnswer> judge, bool hasNotes = false) : base(
        "submit_plan",
        "Submit the plan: `markdown` (whole), or `patch` against the text submitted last. It is checked against the repository; diagnostics come back to be corrected.",
        """
        {"type":"object","properties":{"markdown":{"type":"string"},"patch":{"type":"string","description":"V4A or unified, file plan.md"},"dispositions":{"type":"array","items":{"type":"object","properties":{"note":{"type":"string"},"state":{"type":"string","enum":["done","declined","asked"]},"where":{"type":"string"},"why":{"type":"string"}},"required":["note","state"]}}},"additionalProperties":false}
        """)
    {
        this.judge = judge;
        this.hasNotes = hasNotes;
    }

    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel)
    {
        var markdown = arguments.TextOrNull("markdown");
        var patch = arguments.TextOrNull("patch");
        var answers = Answers(arguments.Root);
        var fits = (markdown is null) != (patch is null) || (hasNotes && answers.Count > 0 && markdown is null);
        return Task.FromResult(fits
            ? judge(new(markdown, patch, answers))
            : ToolAnswer.Error(ToolCode.BadArguments, "Give exactly one of `markdown` and `patch`."));
    }

    private static List<NoteAnswer> Answers(JsonElement root) => root.TryGetProperty("dispositions", out var list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(item => new NoteAnswer(Text(item, "note") ?? "", Text(item, "state") ?? "", Text(item, "where"), Text(item, "why")))]
        : [];

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
