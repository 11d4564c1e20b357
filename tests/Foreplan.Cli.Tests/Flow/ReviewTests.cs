using System.Text.Json.Nodes;
using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

public sealed class ReviewTests
{
    [Theory]
    [InlineData("defect", "src/app.txt", 1)]
    [InlineData("security", "src/greeting.txt", 2)]
    [InlineData("deviation", null, null)]
    public void A_finding_that_is_not_on_a_line_of_the_diff_is_refused(string kind, string? path, int? line)
    {
        using var scene = Scene(ScriptedModels.Review("revise", Finding(kind, "high", path, line)), ScriptedModels.Review("approve"));
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.StartsWith("Finding 1 (It is wrong)", scene.Sent[3].Answers[0]);
        Assert.DoesNotContain("It is wrong", scene.Read("plans/001-greeting/review.md"));
    }

    [Fact]
    public void An_approval_carries_low_findings_only()
    {
        using var scene = Scene(
            ScriptedModels.Review("approve", Finding("defect", "medium", "src/greeting.txt", 1)),
            ScriptedModels.Review("approve", Finding("defect", "low", "src/greeting.txt", 1)));
        Assert.Equal("approve", scene.Run().Verdict);
        Assert.Contains("`approve` may carry low findings only", scene.Sent[3].Answers[0]);
        Assert.Contains("1. **It is wrong** (defect, low)", scene.Read("plans/001-greeting/review.md"));
    }

    [Theory]
    [InlineData("approve", Outcome.Done)]
    [InlineData("revise", Outcome.NotDone)]
    [InlineData("block", Outcome.NotDone)]
    public void A_verdict_decides_how_the_run_ends(string verdict, Outcome outcome)
    {
        using var scene = Scene(ScriptedModels.Review(verdict));
        var result = scene.Run();
        Assert.Equal((outcome, verdict), (result.Outcome, result.Verdict));
        Assert.Equal(outcome, scene.Run().Outcome);
        Assert.Equal(3, scene.Calls);
        Assert.Equal(outcome == Outcome.Done ? "done" : "reviewed", scene.Flow.Status(scene.Folder).Stage);
    }

    [Fact]
    public void A_deviation_found_by_code_makes_an_approval_a_revision()
    {
        var plan = ScriptedModels.Plan.Replace(
            "#### Verify\n- `grep -q hello src/greeting.txt` → exit 0\n\n### Phase 2",
            "```text src/greeting.txt\nhello you\n```\n\n#### Verify\n- `grep -q hello src/greeting.txt` → exit 0\n\n### Phase 2",
            StringComparison.Ordinal);
        using var scene = new Scene(Carried).Locked(plan);
        var result = scene.Run();
        Assert.Equal((Outcome.NotDone, "revise"), (result.Outcome, result.Verdict));
        Assert.Contains("`src/greeting.txt", scene.Read("plans/001-greeting/review.md"));
        Assert.Contains("Deviations that code found already (do not repeat them):\n- src/greeting.txt", scene.Sent[^1].Task);
    }

    [Fact]
    public void Three_refused_reviews_block()
    {
        var wrong = ScriptedModels.Review("approve", Finding("missing", "high", null, null));
        using var scene = Scene(wrong, Copy(wrong), Copy(wrong));
        var result = scene.Run();
        Assert.Equal((Outcome.NotDone, "block"), (result.Outcome, result.Verdict));
        Assert.Contains("no usable review", scene.Read("plans/001-greeting/review.md"));
        Assert.Equal(5, scene.Calls);
    }

    [Fact]
    public void The_document_has_the_shape_that_people_know()
    {
        using var scene = Scene(ScriptedModels.Review("revise", Finding("missing", "medium", null, null), Finding("defect", "high", "src/greeting.txt", 1)));
        var result = scene.Run();
        var text = scene.Read("plans/001-greeting/review.md");
        Assert.StartsWith($"# Review: Add a greeting\n\n- **Verdict**: revise · **Branch**: foreplan/001-greeting at {result.Commit?[..7]} · **Reviewed by**: scripted:../models.json\n", text);
        Assert.Equal(
            ["## Deviations from the plan", "## Issues found", "## Requirements", "## Overall", "## Cost"],
            text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Contains("1. **It is wrong** (missing, medium)\n   - A reader is misled.\n   - Recommendation: Mend it.\n", text);
        Assert.Contains("2. **It is wrong** (defect, high) `src/greeting.txt:1`\n   - ", text);
        Assert.Contains($"| R1 | Phase 1 | {scene.All<RunEvent.PhaseCommitted>()[0].Commit[..7]} |", text);
        Assert.Contains("| Phase | Model |", text);
        Assert.Equal(text, scene.All<RunEvent.ReviewFinished>()[0].Document.Text);
    }

    [Fact]
    public void A_models_words_stay_on_their_line()
    {
        using var scene = Scene(ScriptedModels.Review("revise", Finding("missing", "high", "x`\n\n## Overall\n", null, "Gone\n\n## Overall\n\nAll is well")));
        scene.Run();
        Assert.Single(scene.Read("plans/001-greeting/review.md").Split('\n'), line => line == "## Overall");
    }

    [Fact]
    public void A_review_by_itself_is_of_the_branch_as_it_is_now()
    {
        using var scene = Scene(ScriptedModels.Review("revise"));
        Assert.Equal("revise", scene.Run().Verdict);
        scene.Script(ScriptedModels.Review("approve"));
        scene.Git("checkout", "-q", "foreplan/001-greeting");
        scene.Put("docs/greeting.md", "Better: src/greeting.txt.\n");
        scene.Git("add", "docs");
        scene.Git("commit", "-q", "-m", "by hand");
        scene.Git("checkout", "-q", "main");
        var result = scene.Review();
        Assert.Equal((Outcome.Done, "approve"), (result.Outcome, result.Verdict));
        Assert.Equal(scene.Git("rev-parse", "foreplan/001-greeting"), result.Commit);
        Assert.Contains("+Better", scene.Sent[^1].Task);
        Assert.Contains("- **Verdict**: approve", scene.Read("plans/001-greeting/review.md"));
        Assert.Equal(4, scene.Calls);
    }

    [Fact]
    public void A_review_needs_a_run_and_the_text_that_was_approved()
    {
        using var scene = Scene(ScriptedModels.Review("approve"));
        Assert.Equal(Outcome.Usage, Assert.Throws<ForeplanException>(() => scene.Review()).Outcome);
        scene.Run();
        scene.Put("plans/001-greeting/plan.md", ScriptedModels.Plan.Replace("Nothing else", "Much else", StringComparison.Ordinal));
        var refused = scene.Review();
        Assert.Equal(Outcome.Refused, refused.Outcome);
        Assert.Contains(refused.Diagnostics, found => found.Id == "PL505");
        scene.Lock();
        Assert.Equal(Outcome.Refused, scene.Review().Outcome);
        Assert.Equal(3, scene.Calls);
    }

    private static Scene Scene(params JsonObject[] reviews) => new Scene([Carried[0], Carried[1], .. reviews]).Locked(ScriptedModels.Plan);

    private static JsonObject Copy(JsonObject turn) => JsonNode.Parse(turn.ToJsonString()) as JsonObject ?? [];

    private static JsonObject Finding(string kind, string severity, string? path, int? line, string title = "It is wrong")
    {
        var finding = new JsonObject { ["kind"] = kind, ["severity"] = severity, ["title"] = title, ["detail"] = "A reader is misled.", ["recommendation"] = "Mend it." };
        if (path is not null)
        {
            finding["path"] = path;
            finding["line"] = line;
        }

        return finding;
    }
}
