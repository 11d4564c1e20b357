using System.Text.Json.Nodes;
using Foreplan.Challenges;
using Foreplan.Notes;
using Foreplan.Plans;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>A greeting's plan, written by the scripted planner, with what a person does to it.</summary>
internal static class NotesFlow
{
    public const string Document = "plans/001-greeting/plan.md";

    public const string Warm = """
        *** Begin Patch
        *** Update File: plan.md
        @@
        -1. Create `src/greeting.txt` with the line `hello`.
        +1. Create `src/greeting.txt` with the line `hello there`.
        *** End Patch
        """;

    public static (string, JsonObject) Answers(string? patch, params JsonObject[] dispositions)
    {
        var arguments = new JsonObject { ["dispositions"] = new JsonArray([.. dispositions]) };
        if (patch is not null)
        {
            arguments["patch"] = patch;
        }

        return ("submit_plan", arguments);
    }

    public static JsonObject Done(string note, string where) => new() { ["note"] = note, ["state"] = "done", ["where"] = where };

    public static JsonObject Said(string note, string state, string why) => new() { ["note"] = note, ["state"] = state, ["why"] = why };

    public static JsonObject Planner(params (string, JsonObject)[] calls) => ScriptedModels.Turn("planner", calls);

    /// <summary>Planned, and then these turns of the planner.</summary>
    public static Scene Planned(params JsonObject[] turns)
    {
        var scene = new Scene([Planner(Call("submit_plan", ("markdown", ScriptedModels.Plan))), .. turns]);
        scene.Put("plans/001-greeting/spec.md", ScriptedModels.Spec);
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        return scene;
    }

    public static PlanResult Revise(this Scene scene)
    {
        var flow = scene.Flow;
        return flow.ReviseAsync(flow.Shelf.All().Single(), new(), CancellationToken.None).GetAwaiter().GetResult();
    }

    public static ChallengeResult Challenge(this Scene scene)
    {
        var flow = scene.Flow;
        return flow.ChallengeAsync(flow.Shelf.All().Single(), new(), CancellationToken.None).GetAwaiter().GetResult();
    }

    public static PlacedNote Note(this Scene scene, string text, string? quote = null, NoteKind kind = NoteKind.Comment) => scene.Flow.AddNote(scene.Folder, new() { Text = text, Quote = quote, Kind = kind });

    public static void Edit(this Scene scene, string old, string now)
    {
        var text = scene.Read(Document);
        Assert.Contains(old, text);
        scene.Put(Document, text.Replace(old, now, StringComparison.Ordinal));
    }
}
