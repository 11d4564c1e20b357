using Foreplan.Diagnostics;
using Foreplan.Locks;

namespace Foreplan.Cli.Tests.Flow;

public sealed class LockProposalTests
{
    private const string Open = "## Questions\n- **Q1** (open): Which tone?\n  - Why: the text depends on it\n  - Options: warm | dry\n  - Recommended: warm\n- **Q2** (open): Which language?\n  - Options: English | Latin\n  - Recommended: English\n\n## Decisions\n";

    [Fact]
    public void Errors_refuse_a_lock_and_each_is_listed()
    {
        using var scene = new Scene().Planned(Script.PlanWithGate("`no-such-program-here --all` → exit 0")
            .Replace("`src/app.txt:1-2`", "`src/app.txt:1-200`", StringComparison.Ordinal).Replace("- **Requirements**: R2\n", "", StringComparison.Ordinal));
        var proposal = Prepare(scene);
        Assert.False(proposal.CanLock);
        Assert.False(proposal.IsWaiting);
        var errors = proposal.Diagnostics.Where(found => found.Severity == Severity.Error).ToList();
        Assert.Contains(errors, error => error.Message.Contains("no-such-program-here", StringComparison.Ordinal) || error.Message.Contains("src/app.txt", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Message.Contains("R2", StringComparison.Ordinal));
        Assert.Equal(Outcome.Refused, Assert.Throws<ForeplanException>(() => scene.Flow.Lock(proposal, "script")).Outcome);
        Assert.Null(scene.Folder.Read("plan.lock.json"));
    }

    [Fact]
    public void Open_questions_wait_for_a_person_and_each_is_listed()
    {
        using var scene = new Scene().Planned(ScriptedModels.Plan.Replace("## Decisions\n", Open, StringComparison.Ordinal));
        var proposal = Prepare(scene);
        Assert.True(proposal.IsWaiting);
        Assert.False(proposal.CanLock);
        Assert.Equal(["Q1", "Q2"], Errors(proposal).Select(error => error.Message[..2]));
    }

    [Theory]
    [InlineData("{>>really?<<}")]
    [InlineData("{++and a bow++}")]
    [InlineData("{--Nothing else changes.--}")]
    [InlineData("\n\n> NOTE: is this needed?\n")]
    public void An_open_note_waits_for_a_person(string note)
    {
        using var scene = new Scene().Planned(ScriptedModels.Plan.Replace("Nothing else changes.", "Nothing else changes. " + note, StringComparison.Ordinal));
        var proposal = Prepare(scene);
        Assert.True(proposal.IsWaiting);
        Assert.NotNull(Assert.Single(Errors(proposal)).Line);
    }

    [Fact]
    public void A_question_beside_an_error_is_not_just_waiting()
    {
        using var scene = new Scene().Planned(ScriptedModels.Plan.Replace("## Decisions\n", Open, StringComparison.Ordinal).Replace("- **Requirements**: R2\n", "", StringComparison.Ordinal));
        Assert.False(Prepare(scene).IsWaiting);
    }

    [Theory]
    [InlineData("plans/001-greeting/plan.md")]
    [InlineData("plans/001-greeting/spec.md")]
    [InlineData("AGENTS.md")]
    [InlineData("foreplan.json")]
    public void What_changed_after_it_was_shown_is_not_approved(string file)
    {
        using var scene = new Scene();
        scene.Put("foreplan.json", "{ \"foreplan\": 1, \"attempts\": 2 }\n");
        var proposal = Prepare(scene.Planned(ScriptedModels.Plan));
        var edited = scene.Read(file).Replace("greets", "greets twice", StringComparison.Ordinal).Replace("Nothing else", "Much else", StringComparison.Ordinal).Replace("60k", "70k", StringComparison.Ordinal).Replace("2 }", "3 }", StringComparison.Ordinal);
        Assert.NotEqual(edited, scene.Read(file));
        scene.Put(file, edited);
        var refused = Assert.Throws<ForeplanException>(() => scene.Flow.Lock(proposal, "page"));
        Assert.Equal(Outcome.Refused, refused.Outcome);
        Assert.Contains(file, refused.Message);
        Assert.Null(scene.Folder.Read("plan.lock.json"));
        Assert.Equal(edited, scene.Read(file));
    }

    [Fact]
    public void A_lock_says_what_was_approved_by_whom_and_on_what()
    {
        using var scene = new Scene().Planned(ScriptedModels.Plan);
        var approval = scene.Lock(new() { BudgetUsd = 1.5m, Executor = new("anthropic", "claude-haiku-4-5") });
        Assert.Equal(scene.Git("rev-parse", "HEAD"), approval.Base);
        Assert.Equal("Ada Löve", approval.ApprovedBy.Name);
        Assert.Equal("anthropic/claude-haiku-4-5", approval.Roles.Executor);
        Assert.Equal(1.5m, approval.BudgetUsd);
        Assert.Equal(["docs/greeting.md", "src/greeting.txt"], approval.Files.Keys);
        Assert.Empty(scene.Flow.VerifyLock(scene.Folder));
        Assert.Equal("locked", scene.Flow.Status(scene.Folder).Stage);
    }

    private static LockProposal Prepare(Scene scene) => scene.Flow.PrepareLock(scene.Folder, new() { Sandbox = "none" });

    private static List<Diagnostic> Errors(LockProposal proposal) => [.. proposal.Diagnostics.Where(found => found.Severity == Severity.Error)];
}
