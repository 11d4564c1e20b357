using System.Text.Json;
using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests;

/// <summary>Scripts of the flow: a greeting is added to a small repository, in two phases.</summary>
internal static class ScriptedModels
{
    public const string Spec = Greeting.Spec;

    public const string Plan = Greeting.Plan;

    private const string Model = "anthropic/claude-haiku-5-5";

    /// <summary>Spec, plan and both phases.</summary>
    public static JsonObject[] UpToReview =>
    [
        Turn("planner", ("submit_spec", new() { ["markdown"] = Spec })),
        Turn("planner", ("submit_plan", new() { ["markdown"] = Plan })),
        Phase(1, ("write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "hello\n" }), ("finish_phase", new() { ["summary"] = "There." })),
        Phase(2, ("write_file", new() { ["path"] = "docs/greeting.md", ["content"] = "See the greeting in src/greeting.txt.\n" }), ("finish_phase", new() { ["summary"] = "Written." })),
    ];

    /// <summary>Everything goes well.</summary>
    public static string Whole { get; } = Of([.. UpToReview, Review("approve"), Review("approve")]);

    public static JsonObject Review(string verdict, params JsonNode[] findings) =>
        Turn("reviewer", ("submit_review", new() { ["verdict"] = verdict, ["findings"] = new JsonArray(findings), ["summary"] = "As planned." }));

    public static JsonObject Phase(int phase, params (string Tool, JsonObject Arguments)[] calls)
    {
        var turn = Turn("executor", calls);
        turn["phase"] = phase;
        return turn;
    }

    public static JsonObject Turn(string role, params (string Tool, JsonObject Arguments)[] calls) => new()
    {
        ["role"] = role,
        ["model"] = Model,
        ["usage"] = new JsonObject { ["input"] = 1000, ["cached"] = 0, ["output"] = 100 },
        ["calls"] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject { ["tool"] = call.Tool, ["arguments"] = call.Arguments })]),
    };

    public static string Of(params JsonObject[] turns) =>
        new JsonObject { ["foreplan"] = 1, ["turns"] = new JsonArray([.. turns]) }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
