using Foreplan.Notes;
using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.NotesFlow;

namespace Foreplan.Cli.Tests.Flow;

public sealed class NotesTests
{
    private const string Step = "Create `src/greeting.txt` with the line `hello`.";

    [Fact]
    public void Marks_edits_and_notes_are_answered_in_one_revision_and_the_plan_can_be_locked()
    {
        using var scene = Planned(Planner(Answers(Warm, Done("N1", "Phase 1, step 1"), Done("N2", "Phase 1, step 1"), Said("N3", "declined", "The file has one reader."), Done("N4", "Overview"))));
        Assert.Equal(["N1"], [scene.Note("warmer", Step).Note.Id]);
        scene.Edit("`hello`.", "`hello`. {>>in this very phase<<}");
        scene.Edit("## Edge cases", "> NOTE: is one reader enough?\n\n## Edge cases");
        scene.Edit("and a note about it. Nothing else changes.", "and a note about it. Nothing else changes at all.");
        var listed = scene.Flow.Notes(scene.Folder);
        Assert.Equal(4, listed.Notes.Count);
        Assert.Equal(3, listed.Open.Count);
        Assert.Single(listed.Notes, placed => placed.Note.Source == NoteSource.Edited);
        Assert.Equal("notes", scene.Flow.Status(scene.Folder).Stage);
        var proposal = scene.Flow.PrepareLock(scene.Folder, new() { Sandbox = "none" });
        Assert.True(proposal is { IsWaiting: true, Next: "foreplan revise 001-greeting", CanLock: false });
        Assert.Equal(["PL541", "PL541", "PL546"], proposal.Diagnostics.Where(found => found.Severity == Diagnostics.Severity.Error).Select(found => found.Id).Order());

        var result = scene.Revise();
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal(2, result.Version);
        Assert.Empty(result.Unasked);
        Assert.Equal(["done", "done", "declined", "done"], result.Answered.Select(note => note.Disposition.State.ToString().ToLowerInvariant()));
        var sent = scene.Sent[^1];
        Assert.True(sent.Messages.Count <= 3);
        Assert.DoesNotContain("{>>", sent.Task);
        Assert.Contains("N3: question, by Ada Löve", sent.Task);
        Assert.Contains("is one reader enough?", sent.Task);
        var plan = scene.Read(Document);
        Assert.Contains("`hello there`", plan);
        Assert.Contains("Nothing else changes at all.", plan);
        Assert.DoesNotContain("NOTE:", plan);
        Assert.Equal([1, 2], scene.Flow.Versions(scene.Folder).Select(version => version.Number));
        Assert.Contains("+1. Create `src/greeting.txt` with the line `hello there`.", scene.Flow.DiffVersions(scene.Folder, null, 2).Unified);
        Assert.DoesNotContain(scene.Flow.Notes(scene.Folder).Notes, placed => placed.IsInText);
        scene.Lock();
        Assert.Equal("locked", scene.Flow.Status(scene.Folder).Stage);
        // Nothing is open: no model is asked.
        var calls = scene.Calls;
        Assert.Equal(Outcome.Done, scene.Revise().Outcome);
        Assert.Equal(calls, scene.Calls);
    }

    [Fact]
    public void What_changed_since_a_version_is_told_against_another_version_and_against_the_text_as_it_is()
    {
        using var scene = Planned(Planner(Answers(Warm, Done("N1", "Phase 1, step 1"))));
        Assert.Equal("", scene.Flow.DiffVersions(scene.Folder, 1, null).Unified);
        scene.Note("warmer", Step);
        Assert.Equal(Outcome.Done, scene.Revise().Outcome);
        scene.Edit("Nothing else changes.", "Nothing else changes at all.");
        var between = scene.Flow.DiffVersions(scene.Folder, 1, 2).Unified;
        Assert.StartsWith("--- version 1\n+++ version 2\n", between, StringComparison.Ordinal);
        Assert.Contains("hello there", between, StringComparison.Ordinal);
        Assert.DoesNotContain("at all", between, StringComparison.Ordinal);
        var now = scene.Flow.DiffVersions(scene.Folder, 1, null).Unified;
        Assert.StartsWith("--- version 1\n+++ plan.md\n", now, StringComparison.Ordinal);
        Assert.Contains("hello there", now, StringComparison.Ordinal);
        Assert.Contains("at all", now, StringComparison.Ordinal);
        Assert.DoesNotContain("hello there", string.Join('\n', scene.Flow.DiffVersions(scene.Folder, 2, null).Unified.Split('\n').Where(line => line.StartsWith('+'))), StringComparison.Ordinal);
        var none = Assert.Throws<ForeplanException>(() => scene.Flow.DiffVersions(scene.Folder, 7, null));
        Assert.Contains("no version 7", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_without_an_answer_to_every_note_goes_back()
    {
        using var scene = Planned(Planner(Answers(Warm)), Planner(Answers(null, Done("N1", "Phase 1, step 1"))));
        scene.Note("warmer", Step);
        Assert.Equal(Outcome.Done, scene.Revise().Outcome);
        Assert.Contains("N1 has no disposition", scene.Sent[^1].Answers[0]);
        Assert.Contains("hello there", scene.Read(Document));
    }

    [Fact]
    public void A_change_that_no_note_asked_for_goes_back_and_is_shown_when_the_planner_insists()
    {
        var more = Warm.Replace("*** End Patch", "@@\n-| Nobody reads it | The note | open |\n+| Nobody reads it | A poster | open |\n*** End Patch", StringComparison.Ordinal);
        var again = Planner(Answers(null, Done("N1", "Phase 1, step 1")));
        using var scene = Planned(Planner(Answers(more, Done("N1", "Phase 1, step 1"))), again, (System.Text.Json.Nodes.JsonObject)again.DeepClone());
        scene.Note("warmer", Step);
        var result = scene.Revise();
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal(4, scene.Calls);
        Assert.Contains("asked for by no note", scene.Sent[^1].Answers[0]);
        Assert.Contains("Risks, line", Assert.Single(result.Unasked));
        Assert.Contains("became", Assert.Single(result.Unasked));
    }

    [Fact]
    public void A_change_is_asked_for_where_the_answer_names_it()
    {
        var more = Warm.Replace("*** End Patch", "@@\n-| Nobody reads it | The note | open |\n+| Nobody reads it | A poster | open |\n*** End Patch", StringComparison.Ordinal);
        using var scene = Planned(Planner(Answers(more, Done("N1", "Phase 1, step 1, and Risks"))));
        scene.Note("warmer", Step);
        Assert.Empty(scene.Revise().Unasked);
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void After_three_useless_answers_plan_and_notes_are_as_they_were()
    {
        using var scene = Planned(Planner(Answers(Warm)), Planner(Answers(null, Done("N7", "x"))), Planner(Answers(null, Said("N1", "declined", ""))));
        scene.Note("warmer", Step);
        scene.Edit("## Edge cases", "> NOTE: kept\n\n## Edge cases");
        var result = scene.Revise();
        Assert.Equal(Outcome.NotDone, result.Outcome);
        Assert.Contains("Plan and notes are as they were", result.Message);
        Assert.DoesNotContain("hello there", scene.Read(Document));
        Assert.Contains("hello there", scene.Read("plans/001-greeting/plan.draft.md"));
        Assert.Equal(["warmer", "kept"], scene.Flow.Notes(scene.Folder).Open.Select(placed => placed.Note.Text));
    }

    [Fact]
    public void What_a_person_does_while_the_planner_works_is_kept()
    {
        using var scene = Planned(Planner(Answers(Warm, Done("N1", "Phase 1, step 1"))));
        scene.Note("warmer", Step);
        scene.OnCall = calls =>
        {
            if (calls == 1)
            {
                scene.Edit("- None: two new files.", "- None: two new files. {>>really?<<}");
                scene.Note("later", "Nobody reads it");
            }
        };
        var result = scene.Revise();
        Assert.Equal(Outcome.Waiting, result.Outcome);
        Assert.Contains("hello there", scene.Read(Document));
        Assert.Contains("{>>really?<<}", scene.Read(Document));
        Assert.Equal(scene.Read(Document), result.Plan?.Source.Text);
        Assert.Equal(["later", "really?"], scene.Flow.Notes(scene.Folder).Open.Select(placed => placed.Note.Text));
    }

    [Fact]
    public void A_plan_that_became_unreadable_while_the_planner_worked_is_not_written_over()
    {
        using var scene = Planned(Planner(Answers(Warm, Done("N1", "Phase 1, step 1"))));
        scene.Note("warmer", Step);
        byte[] damaged = [.. File.ReadAllBytes(scene.At(Document)), 0xE9, (byte)'\n'];
        scene.OnCall = _ => File.WriteAllBytes(scene.At(Document), damaged);
        Assert.Contains("neither UTF-8 nor UTF-16", Assert.Throws<ForeplanException>(() => scene.Revise()).Message);
        Assert.Equal(damaged, File.ReadAllBytes(scene.At(Document)));

        // Saved as text, it gets the revision that is paid.
        scene.Put(Document, System.Text.Encoding.Latin1.GetString(damaged));
        var calls = scene.Calls;
        Assert.Contains("hello there", scene.Revise().Plan?.Source.Text);
        Assert.Equal(calls, scene.Calls);
        Assert.EndsWith("é\n", scene.Read(Document));
    }

    [Fact]
    public void A_revision_that_was_killed_goes_on_and_pays_no_call_twice()
    {
        foreach (var kind in new[] { typeof(RunEvent.NotesSent), typeof(RunEvent.CallAnswered), typeof(RunEvent.NotesAnswered), typeof(RunEvent.DocumentAccepted), typeof(RunEvent.ToolFinished) })
        {
            using var scene = Planned(Planner(Answers(Warm, Done("N1", "Phase 1, step 1"))), Planner(Answers(Warm, Done("N1", "Phase 1, step 1"))));
            scene.Note("warmer", Step);
            Assert.Equal(Outcome.Done, scene.Revise().Outcome);
            // As a kill leaves it right after this record; for the late ones with the plan written and the notes not.
            var notes = scene.Read("plans/001-greeting/notes.json");
            var file = Directory.GetFiles(scene.State, "*-revise-*.journal", SearchOption.AllDirectories).Single();
            var events = scene.Folder.Journals()[^1];
            File.WriteAllLines(file, File.ReadLines(file).Take(events.ToList().FindLastIndex(happened => happened.GetType() == kind) + 1).ToList());
            var isWritten = kind == typeof(RunEvent.ToolFinished);
            if (!isWritten)
            {
                scene.Put(Document, scene.Flow.VersionText(scene.Folder, 1) ?? "");
            }

            scene.Put("plans/001-greeting/notes.json", OpenAgain(notes));
            var before = scene.Sent.Count;
            var result = scene.Revise();
            Assert.Equal(Outcome.Done, result.Outcome);
            Assert.Equal(kind == typeof(RunEvent.NotesSent) ? 1 : 0, scene.Sent.Count - before);
            Assert.Contains("hello there", scene.Read(Document));
            Assert.Equal(NoteState.Done, Assert.Single(scene.Flow.Notes(scene.Folder).Notes).Note.Disposition.State);
        }

        static string OpenAgain(string notes)
        {
            var root = System.Text.Json.Nodes.JsonNode.Parse(notes) ?? throw new InvalidOperationException();
            root["notes"]?[0]?["disposition"]?["state"] = "open";
            (root["versions"] as System.Text.Json.Nodes.JsonArray)?.RemoveAt(1);
            return root.ToJsonString();
        }
    }

    [Fact]
    public void An_answer_that_needs_the_planner_answers_open_notes_with_it()
    {
        using var scene = Planned(Planner(Answers(Warm, Done("N1", "Phase 1, step 1"), Done("N2", "Questions"))));
        scene.Edit("## Decisions", "## Questions\n- **Q1** (open): Which tone?\n  - Options: warm | dry\n  - Recommended: dry\n\n## Decisions");
        scene.Edit("`hello`.", "`hello`. {>>warmer<<}");
        var result = scene.Answer("Q1", "warm");
        Assert.Contains("The person answers: warm", scene.Sent[^1].Task);
        Assert.Contains("N1: comment", scene.Sent[^1].Task);
        Assert.Contains("N2: edit, added to the plan by the person", scene.Sent[^1].Task);
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal(["N1", "N2"], result.Answered.Select(note => note.Id));
        Assert.DoesNotContain("{>>", scene.Read(Document));
        Assert.Contains("→ warm", scene.Read(Document));
    }

    [Fact]
    public void A_damaged_notes_file_is_said_and_never_written_over()
    {
        using var scene = Planned();
        scene.Put("plans/001-greeting/notes.json", "{ \"notes\": [");
        var refused = Assert.Throws<ForeplanException>(() => scene.Note("x"));
        Assert.Contains("plans/001-greeting/notes.json:1", refused.Message);
        Assert.Throws<ForeplanException>(() => scene.Revise());
        Assert.Contains(scene.Flow.PrepareLock(scene.Folder, new() { Sandbox = "none" }).Diagnostics, found => found.Id == "PL060");
        Assert.Equal("{ \"notes\": [", scene.Read("plans/001-greeting/notes.json"));
    }

    [Fact]
    public void Without_the_versions_text_only_marks_count_and_that_is_said()
    {
        using var scene = Planned();
        scene.Edit("Nothing else changes.", "Nothing changes. {>>sure?<<}");
        Directory.Delete(Directory.GetDirectories(scene.State, "versions", SearchOption.AllDirectories).Single(), true);
        var listed = scene.Flow.Notes(scene.Folder);
        Assert.False(listed.KnowsEdits);
        Assert.Equal("PL062", Assert.Single(listed.Diagnostics).Id);
        Assert.Equal("sure?", Assert.Single(listed.Notes).Note.Text);
    }

    [Fact]
    public void Plain_edits_keep_nothing_open()
    {
        using var scene = Planned();
        scene.Edit("Nothing else changes.", "Nothing else is touched.");
        scene.Lock();
        Assert.Equal([1, 2], scene.Flow.Versions(scene.Folder).Select(version => version.Number));
        Assert.Equal("person", scene.Flow.Versions(scene.Folder)[^1].By);
        Assert.Empty(scene.Flow.Notes(scene.Folder).Notes);
    }

    [Theory]
    [InlineData("# ")]
    [InlineData("## ")]
    [InlineData("1. ")]
    public void A_note_on_a_line_is_about_the_words_of_that_line_and_stands_there(string begins)
    {
        using var scene = Planned();
        var words = scene.Read(Document).Split('\n').First(text => text.StartsWith(begins, StringComparison.Ordinal));
        var line = scene.Read(Document).Split('\n').IndexOf(words) + 1;
        var placed = scene.Flow.AddNote(scene.Folder, new() { Kind = NoteKind.Delete, From = new(line, 1) });
        Assert.Equal(words, placed.Note.Anchor?.Quote);
        Assert.Equal(line, placed.Place?.From.Line);
        Assert.Equal(line, scene.Flow.Notes(scene.Folder).Open.Single().Place?.From.Line);
    }

    [Fact]
    public void A_note_on_an_empty_line_stands_there_and_cannot_take_it_away()
    {
        using var scene = Planned();
        var empty = Array.FindLastIndex(scene.Read(Document).TrimEnd().Split('\n'), text => text.Length == 0) + 1;
        Assert.Equal(empty, scene.Flow.AddNote(scene.Folder, new() { Kind = NoteKind.Insert, Text = "Say why.", From = new(empty, 1) }).Place?.From.Line);
        Assert.Contains($"Line {empty} of {Document} is empty", Assert.Throws<ForeplanException>(() => scene.Flow.AddNote(scene.Folder, new() { Kind = NoteKind.Delete, From = new(empty, 1) })).Message);
    }

    [Fact]
    public void Bad_notes_are_refused_with_what_to_do()
    {
        using var scene = Planned();
        Assert.Contains("not in plans/001-greeting/plan.md", Assert.Throws<ForeplanException>(() => scene.Note("x", "words that nobody wrote")).Message);
        Assert.Contains("has no line 4000", Assert.Throws<ForeplanException>(() => scene.Flow.AddNote(scene.Folder, new() { Text = "x", From = new(4000, 1) })).Message);
        Assert.Contains("has no line 4000", Assert.Throws<ForeplanException>(() => scene.Flow.AddNote(scene.Folder, new() { Text = "x", Quote = Step, From = new(4000, 1) })).Message);
        Assert.Contains("a note may have 65,536", Assert.Throws<ForeplanException>(() => scene.Note(new string('x', 1_000_000))).Message);
        Assert.Contains("says nothing", Assert.Throws<ForeplanException>(() => scene.Note("  ")).Message);
        Assert.Contains("There is no note N9", Assert.Throws<ForeplanException>(() => scene.Flow.RemoveNote(scene.Folder, "N9")).Message);
        // Two people's notes on the same words are two notes.
        Assert.Equal(scene.Note("one", Step).Place, scene.Note("two", Step).Place);
        Assert.Equal(2, scene.Flow.Notes(scene.Folder).Open.Count);
    }

    [Fact]
    public void A_note_in_the_text_is_changed_and_taken_back_where_it_is()
    {
        using var scene = Planned();
        var plain = scene.Read(Document);
        scene.Edit("`hello`.", "`hello`. {>>warmer<<}");
        var id = Assert.Single(scene.Flow.Notes(scene.Folder).Notes).Note.Id;
        scene.Flow.EditNote(scene.Folder, id, "much warmer", null);
        Assert.Contains("`hello`. {>>much warmer<<}", scene.Read(Document));

        // Words that would reach into the next mark are refused before anything is written.
        const string End = "\n```text\nx\n```\n\nThe end. {>>good<<}\n";
        var before = scene.Read(Document) + End;
        scene.Put(Document, before);
        Assert.Contains("nothing was changed", Assert.Throws<ForeplanException>(() => scene.Flow.EditNote(scene.Folder, scene.Flow.Notes(scene.Folder).Notes[0].Note.Id, "like this:\n```\nhello", null)).Message);
        Assert.Equal(before, scene.Read(Document));
        scene.Put(Document, before.Replace(End, "", StringComparison.Ordinal));
        scene.Flow.RemoveNote(scene.Folder, Assert.Single(scene.Flow.Notes(scene.Folder).Notes).Note.Id);
        Assert.Equal(plain, scene.Read(Document));
    }

    [Fact]
    public void An_answered_note_is_reopened_with_a_word_and_the_planner_reads_both()
    {
        using var scene = Planned(
            Planner(Answers(null, Said("N1", "declined", "It is warm enough."))), Planner(Answers(null, Said("N1", "asked", "How warm?"))));
        scene.Note("warmer", Step);
        Assert.Equal(Outcome.Done, scene.Revise().Outcome);
        scene.Flow.ReopenNote(scene.Folder, "N1", "No, it is not.");
        Assert.Equal(Outcome.Waiting, scene.Revise().Outcome);
        Assert.Contains("It is warm enough.", scene.Sent[^1].Task);
        Assert.Contains("No, it is not.", scene.Sent[^1].Task);
        Assert.Equal("PL547", Assert.Single(scene.Flow.OpenNotes(scene.Folder)).Id);
        scene.Flow.DismissNote(scene.Folder, "N1", null);
        Assert.Empty(scene.Flow.OpenNotes(scene.Folder));
        // The text never changed: one version.
        Assert.Single(scene.Flow.Versions(scene.Folder));
    }

    [Fact]
    public void Drafts_survive_and_go_with_the_note_that_they_become()
    {
        using var scene = Planned();
        scene.Flow.KeepDraft(scene.Folder, new() { Id = "tab-1", Note = new() { Text = "half a sen" } });
        Assert.Equal("half a sen", Assert.Single(scene.Flow.Drafts(scene.Folder)).Note.Text);
        scene.Flow.AddNote(scene.Folder, new() { Text = "half a sentence", Draft = "tab-1" });
        Assert.Empty(scene.Flow.Drafts(scene.Folder));
    }
}
