using System.Text.Json;
using Foreplan.ModelServer;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>What a model does wrong in the first phase, turn by turn, and what has to come of it.</summary>
/// <param name="Happened">Answers of tools in order, failed calls, failed attempts, and how the phase stands.</param>
/// <param name="Turns">What the server says before the model comes to its senses.</param>
internal sealed record Misbehaviour(string Happened, params ServerTurn[] Turns)
{
    /// <summary>False where the phase is given up, so that no turn follows.</summary>
    public bool ComesToItsSenses { get; init; } = true;

    /// <summary>The stop in each protocol's word.</summary>
    public static string Word(string provider, string stop) => (provider, stop) switch
    {
        ("anthropic", "length") => "max_tokens",
        ("anthropic", "refusal") => "refusal",
        ("openai", "refusal") => "content_filter",
        _ => stop,
    };

    public static ServerCall Call(string tool, object arguments) => new(tool, JsonSerializer.Serialize(arguments));

    public static ServerCall Raw(string tool, string arguments) => new(tool, arguments);

    public static ServerTurn Turn(params ServerCall[] calls) => new() { Say = "I go on.", Calls = calls, Usage = new(1000, 50) };

    public static ServerTurn Says(string text, string? stop = null) => new() { Say = text, Stop = stop, Usage = new(1000, Math.Max(1, text.Length / 4)) };

    /// <summary>The first phase carried out as it should be.</summary>
    public static ServerTurn Good { get; } = Turn(Call("write_file", new { path = "src/greeting.txt", content = "hello\n" }), Call("finish_phase", new { summary = "Done." }));

    /// <summary>The second phase and the review.</summary>
    public static IReadOnlyList<ServerTurn> Rest { get; } =
    [
        Turn(Call("write_file", new { path = "docs/greeting.md", content = "See src/greeting.txt.\n" }), Call("finish_phase", new { summary = "Done." })),
        Turn(Call("submit_review", new { verdict = "approve", findings = Array.Empty<object>(), summary = "As planned." })),
    ];
}
