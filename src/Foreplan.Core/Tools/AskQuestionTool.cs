using Foreplan.Plans;

namespace Foreplan.Tools;

/// <summary>The planner's question to the person.</summary>
/// <param name="ask">Asks, records, and returns the tool's answer.</param>
public sealed class AskQuestionTool(Func<AskedQuestion, CancellationToken, Task<ToolAnswer>> ask) : Tool(
    "ask_question",
    "Ask the person what only they can decide. Returns the answer, or says that it stays open.",
    """
    {"type":"object","properties":{"question":{"type":"string"},"why":{"type":"string","description":"what depends on it"},"options":{"type":"array","items":{"type":"string"}},"recommended":{"type":"string","description":"one of the options, and why"}},"required":["question","why","options","recommended"],"additionalProperties":false}
    """)
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel)
    {
        var text = OneLine(arguments.Text("question"));
        return text.Length == 0
            ? Task.FromResult(ToolAnswer.Error(ToolCode.BadArguments, "`question` is empty."))
            : ask(
                new AskedQuestion
                {
                    Id = "",
                    Text = text,
                    Why = OneLine(arguments.Text("why")),
                    Options = [.. arguments.Root.GetProperty("options").EnumerateArray().Select(option => OneLine(option.GetString() ?? "")).Where(option => option.Length > 0)],
                    Recommended = OneLine(arguments.Text("recommended")),
                },
                cancel);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
