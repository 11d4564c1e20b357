using System.Text.Json;
using Foreplan.Challenges;
using Foreplan.Runs;

namespace Foreplan.Tools;

/// <summary>The challenger's points.</summary>
public sealed class SubmitNotesTool : Tool
{
    private readonly Func<IReadOnlyList<ChallengePoint>, ToolAnswer> judge;

    /// <summary>The tool of one conversation.</summary>
    /// <param name="judge">Judges the points and answers with <c>ok</c> or <c>refused</c>.</param>
    public SubmitNotesTool(Func<IReadOnlyList<ChallengePoint>, ToolAnswer> judge) : base(
        "submit_notes",
        "Submit your points, the heaviest first. Ends the challenge when they are accepted.",
        """
        {"type":"object","properties":{"notes":{"type":"array","items":{"type":"object","properties":{"quote":{"type":"string","description":"words copied exactly; leave out for the whole"},"kind":{"type":"string","enum":["comment","replace","delete","insert","question"]},"text":{"type":"string"}},"required":["kind","text"],"additionalProperties":false}}},"required":["notes"],"additionalProperties":false}
        """) => this.judge = judge;

    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) => Task.FromResult(judge(Read(arguments.Root)));

    private static List<ChallengePoint> Read(JsonElement root) =>
        [.. root.GetProperty("notes").EnumerateArray().Select(note => new ChallengePoint(Text(note, "kind") ?? "comment", Text(note, "quote") is { } quote && !string.IsNullOrWhiteSpace(quote) ? quote : null, Text(note, "text") ?? ""))];

    private static string? Text(JsonElement note, string name) => note.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
