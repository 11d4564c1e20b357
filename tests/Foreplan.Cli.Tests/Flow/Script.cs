using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>Turns of scripted models, and the plans that they carry out.</summary>
internal static class Script
{
    /// <summary>A call of a tool.</summary>
    public static (string Tool, JsonObject Arguments) Call(string tool, params (string Name, JsonNode? Value)[] arguments) =>
        (tool, new JsonObject([.. arguments.Select(argument => KeyValuePair.Create(argument.Name, argument.Value))]));

    public static (string Tool, JsonObject Arguments) Write(string path, string content) => Call("write_file", ("path", path), ("content", content));

    public static (string Tool, JsonObject Arguments) Finish(string summary = "Done.") => Call("finish_phase", ("summary", summary));

    /// <summary>A turn that only says something.</summary>
    public static JsonObject Say(string role, string text) => new() { ["role"] = role, ["say"] = text };

    /// <summary>A turn of the executor that writes a file and wants the gate.</summary>
    public static JsonObject Write(int phase, string path, string content) => ScriptedModels.Phase(phase, Write(path, content), Finish());

    public static JsonObject Priced(this JsonObject turn, string model, int input, int output)
    {
        turn["model"] = model;
        turn["usage"] = new JsonObject { ["input"] = input, ["cached"] = 0, ["output"] = output };
        return turn;
    }

    /// <summary>The two phases of <see cref="ScriptedModels.Plan"/> carried out and approved.</summary>
    public static JsonObject[] Carried =>
    [
        Write(1, "src/greeting.txt", "hello\n"),
        Write(2, "docs/greeting.md", "See the greeting in src/greeting.txt.\n"),
        ScriptedModels.Review("approve"),
    ];

    /// <summary>The plan with other gates for its first phase.</summary>
    public static string PlanWithGate(params string[] gates) => ScriptedModels.Plan.Replace(
        "- `grep -q hello src/greeting.txt` → exit 0\n\n### Phase 2",
        string.Concat(gates.Select(gate => $"- {gate}\n")) + "\n### Phase 2",
        StringComparison.Ordinal);

    /// <summary>The plan with other files for its first phase.</summary>
    public static string PlanWithFiles(params string[] files) => ScriptedModels.Plan.Replace(
        "  - `src/greeting.txt` (new)\n\n",
        string.Concat(files.Select(file => $"  - {file}\n")) + "\n",
        StringComparison.Ordinal);
}
