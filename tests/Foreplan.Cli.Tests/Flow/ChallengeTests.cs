using System.Text.Json.Nodes;
using Foreplan.Challenges;
using Foreplan.Notes;
using static Foreplan.Cli.Tests.Flow.NotesFlow;

namespace Foreplan.Cli.Tests.Flow;

public sealed class ChallengeTests
{
    private static JsonObject Points(params JsonObject[] points) => ScriptedModels.Turn("reviewer", ("submit_notes", new() { ["notes"] = new JsonArray([.. points]) }));

    private static JsonObject Point(string text, string? quote = null) => quote is null ? new() { ["kind"] = "comment", ["text"] = text } : new() { ["kind"] = "comment", ["text"] = text, ["quote"] = quote };

    [Fact]
    public void Points_are_notes_that_wait_for_the_person_and_keep_the_plan_open()
    {
        using var scene = Planned(Points(Point("No gate checks the note.", "no such words")), Points(Point("No gate checks the note.", "### Phase 2: The note"), Point("Nobody said who reads it.")));
        scene.Note("shorter");
        var result = scene.Challenge();
        Assert.Equal(Outcome.Waiting, result.Outcome);
        Assert.Contains("the quote is not in the text", scene.Sent[^1].Answers[0]);
        Assert.Contains("- shorter", scene.Sent[^1].Task);
        Assert.Equal(["git_log", "list_files", "read_file", "search", "submit_notes"], scene.Sent[^1].Tools.Order(StringComparer.Ordinal));
        Assert.Equal(["N2", "N3"], result.Notes.Select(note => note.Id));
        Assert.Equal("scripted:../models.json", result.Notes[0].Author);
        Assert.Equal(["PL546", "PL548", "PL548"], scene.Flow.OpenNotes(scene.Folder).Select(found => found.Id).Order());
        var past = Assert.Single(PastChallenge.In(scene.Folder.Journals()));
        Assert.Equal((2, result.Notes[0].Challenge), (past.Points, past.Journal));

        // Once more on the same text asks nobody.
        var calls = scene.Calls;
        Assert.Contains("already", scene.Challenge().Message);
        Assert.Equal(calls, scene.Calls);

        scene.Flow.AcceptNote(scene.Folder, "N2");
        scene.Flow.DismissNote(scene.Folder, "N3", "everybody");
        scene.Flow.RemoveNote(scene.Folder, "N1");
        Assert.Equal("PL546", Assert.Single(scene.Flow.OpenNotes(scene.Folder)).Id);
        Assert.Equal((NoteState.Declined, "everybody"), (scene.Flow.Notes(scene.Folder).Notes[^1].Note.Disposition.State, scene.Flow.Notes(scene.Folder).Notes[^1].Note.Disposition.Why));
    }

    [Fact]
    public void A_spec_without_a_plan_is_challenged_and_its_points_keep_the_words_they_are_about()
    {
        using var scene = new Scene(Points(Point("Nobody said in which language.", "The application greets"), Point("Nobody said who reads it.")));
        scene.Put("plans/001-greeting/spec.md", ScriptedModels.Spec);
        var result = scene.Challenge();
        Assert.Equal(Outcome.Waiting, result.Outcome);
        Assert.Contains(ScriptedModels.Spec.TrimEnd(), scene.Sent[^1].Task, StringComparison.Ordinal);
        Assert.EndsWith("Challenge this spec, then call submit_notes.", scene.Sent[^1].Task, StringComparison.Ordinal);
        // A note's anchor is in the plan, and there is none: the words stand in the note.
        Assert.All(result.Notes, note => Assert.Equal((null, NoteState.Proposed, 0), (note.Anchor, note.Disposition.State, note.Version)));
        Assert.Equal(["About \"The application greets\" (spec): Nobody said in which language.", "Nobody said who reads it."], result.Notes.Select(note => note.Text));
        Assert.Equal(["N1", "N2"], NoteBookJson.Read("notes.json", File.ReadAllBytes(scene.At("plans/001-greeting/notes.json"))).Book?.Notes.Select(note => note.Id));
        Assert.Equal(ScriptedModels.Spec, scene.Read("plans/001-greeting/spec.md"));

        var calls = scene.Calls;
        Assert.Equal(Outcome.Waiting, scene.Challenge().Outcome);
        Assert.Equal(calls, scene.Calls);
    }

    [Fact]
    public void A_risky_plan_is_challenged_before_it_can_be_locked()
    {
        using var scene = new Scene(Points(), Planner(Script.Call("submit_plan", ("markdown", ScriptedModels.Plan))), Points(Point("Who reads it?")));
        var spec = ScriptedModels.Spec.Replace("The application greets", "Migrate the users table to UUIDs and greet", StringComparison.Ordinal);
        scene.Put("plans/001-greeting/spec.md", spec);
        // A challenge of the spec is none of the plan, also when the spec changes.
        Assert.Equal("foreplan plan 001-greeting", scene.Challenge().Next);
        scene.Put("plans/001-greeting/spec.md", spec + "\n## Clarifications\n\n- Q: Who? → A: All\n");
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        var flow = scene.Flow;

        var before = flow.PrepareLock(scene.Folder, new() { Sandbox = "none" });
        Assert.True(before is { CanLock: false, IsWaiting: true, Next: "foreplan challenge 001-greeting" });
        Assert.Contains("migrat", before.Diagnostics.Single(found => found.Id == "PL543").Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("foreplan challenge 001-greeting", flow.Status(scene.Folder).Next);
        Assert.Throws<ForeplanException>(() => flow.Lock(before, "script"));

        scene.Challenge();
        flow.DismissNote(scene.Folder, "N1", "nobody");
        var after = flow.PrepareLock(scene.Folder, new() { Sandbox = "none" });
        Assert.True(after.CanLock, string.Join('\n', after.Diagnostics));
        Assert.Equal("foreplan lock 001-greeting", flow.Status(scene.Folder).Next);
    }

    [Fact]
    public async Task A_text_is_challenged_without_a_plan()
    {
        using var scene = new Scene(Points(Point("Two servers share no memory.")));
        var flow = scene.Flow;
        var result = await flow.ChallengeAsync("Sessions live in memory on two servers", new ChallengeOptions(), CancellationToken.None);
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal("Two servers share no memory.", Assert.Single(result.Points).Text);
        Assert.Equal("(challenges of texts)", Assert.Single(Assert.Single(scene.Flow.ReportAll().Months).Plans).Name);
        Assert.Empty(scene.Flow.Shelf.All());
        Assert.Empty(scene.Git("status", "--porcelain"));
    }

    [Fact]
    public void Instructions_and_tools_of_the_challenger_take_at_most_2500_tokens()
    {
        using var scene = Planned(Points());
        Assert.Equal(Outcome.Done, scene.Challenge().Outcome);
        var sent = scene.Sent[^1];
        var tools = (sent.Options.Tools ?? []).OfType<Microsoft.Extensions.AI.AIFunctionDeclaration>().Select(tool => $"{tool.Name} {tool.Description} {tool.JsonSchema.GetRawText()}");
        Assert.InRange(Costs.TokenEstimate.Of(sent.Messages[0].Text + string.Join('\n', tools)), 300, 2500);
    }
}
