using System.Text.Json;
using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests;

/// <summary>Scripts of the flow: a greeting is added to a small repository, in two phases.</summary>
internal static class ScriptedModels
{
    public const string Spec = "# Add a greeting\n\n## Requirements\n- **R1**: The application greets\n- **R2**: The greeting is documented\n";

    public const string Plan = """
        # Plan: Add a greeting

        ## Overview
        The application gets a greeting in a file of its own, and a note about it. Nothing else changes.

        ## Context
        - The application's text is `src/app.txt:1-2`.

        ## Decisions
        - **D1**: A file of its own: nothing that exists is touched. Rejected: a line in `src/app.txt`, because two things would change together.

        ## Phases

        ### Phase 1: The greeting
        The greeting is there, and can be read by a program.

        - **Requirements**: R1
        - **Depends on**: none
        - **Complexity**: low
        - **Files**:
          - `src/greeting.txt` (new)

        #### Steps
        1. Create `src/greeting.txt` with the line `hello`.

        #### Verify
        - `grep -q hello src/greeting.txt` → exit 0

        ### Phase 2: The note
        A reader finds out about the greeting.

        - **Requirements**: R2
        - **Depends on**: Phase 1
        - **Complexity**: low
        - **Files**:
          - `docs/greeting.md` (new)

        #### Steps
        1. Create `docs/greeting.md` with a sentence that names `src/greeting.txt`.

        #### Verify
        - `grep -q greeting docs/greeting.md` → exit 0

        ## Edge cases
        - None: two new files.

        ## Risks
        | Risk | Mitigation | Status |
        |------|------------|--------|
        | Nobody reads it | The note | open |

        ## Out of scope
        - `src/app.txt`: stays as it is

        ## Stop if
        - `src/greeting.txt` exists already.

        ## Done when
        - [ ] `grep -q hello src/greeting.txt` → exit 0

        """;

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
