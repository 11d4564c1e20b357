namespace Foreplan.Cli.Tests.Commands;

public sealed class TraceTests
{
    private const string Name = "001-add-a-greeting";
    private const string Branch = "foreplan/" + Name;

    [Fact]
    public void A_requirement_is_followed_to_its_commit_its_lines_and_its_test()
    {
        using var desk = Built(withTest: true);

        var said = desk.Run("trace", "1").Is(Outcome.Done);

        var commit = desk.Git("log", "-1", "--format=%H", "--grep=^Foreplan-Phase: 1$", Branch)[..7];
        Assert.Contains("R1 The application greets", said.Out);
        Assert.Contains($"phases 1  commits {commit}", said.Out);
        Assert.Contains("src/greeting.txt:1", said.Out);
        Assert.Contains("test test/greeting.test.js:1-2", said.Out);
        desk.Run("trace", "1", "--require").Is(Outcome.Done);
    }

    [Fact]
    public void A_requirement_without_a_test_is_refused_when_all_is_demanded()
    {
        using var desk = Built(withTest: false);

        Assert.Contains("no test.", desk.Run("trace", "1").Is(Outcome.Done).Out);
        var said = desk.Run("trace", "1", "--require").Is(Outcome.NotDone);
        Assert.Contains("R1: no test.", said.Error);
        Assert.DoesNotContain("R2: no test.", said.Error);
    }

    [Fact]
    public void Nothing_of_this_machine_is_needed()
    {
        using var desk = Built(withTest: true);
        desk.Git("merge", "-q", "--no-edit", Branch);
        desk.Git("branch", "-D", Branch);
        desk.CommitAll();
        desk.Git("clone", "-q", desk.Root, "../ci");
        Directory.Delete(Path.Combine(desk.Temp, "state"), recursive: true);
        desk.Folder = Path.Combine(desk.Temp, "ci");

        desk.Run("trace", "1", "--require").Is(Outcome.Done);
        Assert.Contains("traces", desk.Run("trace", "--base", "HEAD~4", "--json").Is(Outcome.Done).Out);
    }

    [Fact]
    public void A_phase_without_a_commit_is_missing()
    {
        using var desk = new Desk();
        desk.Locked();

        var said = desk.Run("trace", "1", "--require").Is(Outcome.NotDone);

        Assert.Contains("Phase 1 has no commit.", said.Error);
        Assert.Contains("Phase 2 has no commit.", said.Out);
    }

    [Fact]
    public void Lines_that_a_later_commit_took_away_are_not_there()
    {
        using var desk = Built(withTest: true);
        desk.Git("checkout", "-q", Branch);
        desk.Git("rm", "-q", "src/greeting.txt", "test/greeting.test.js");
        desk.Git("commit", "-q", "-m", "revert");

        Assert.Contains("R1: no changed line is left of its phases.", desk.Run("trace", "1", "--require").Is(Outcome.NotDone).Error);
    }

    [Fact]
    public void A_squashed_branch_is_traced_by_scope()
    {
        using var desk = Built(withTest: true);
        var messages = desk.Git("log", "--reverse", "--format=* %B", $"main..{Branch}");
        desk.Git("merge", "-q", "--squash", Branch);
        desk.Git("commit", "-q", "-m", "Add a greeting (#1)\n\n" + messages);
        desk.Git("branch", "-D", Branch);

        var said = desk.Run("trace", "1", "--require", "--json").Is(Outcome.Done).Json;

        Assert.Equal("src/greeting.txt", said["traces"]?[0]?["rows"]?[0]?["lines"]?[0]?["path"]?.GetValue<string>());
        Assert.Equal("docs/greeting.md", said["traces"]?[0]?["rows"]?[1]?["lines"]?[0]?["path"]?.GetValue<string>());
    }

    [Fact]
    public void The_table_is_also_Markdown()
    {
        using var desk = Built(withTest: true);

        var said = desk.Run("trace", "1", "--format", "markdown").Is(Outcome.Done).Out;

        Assert.Contains("| Requirement | Phases | Commits | Changed lines | Tests |", said);
        Assert.Contains("| R2 The greeting is documented | 2 |", said);
    }

    private static Desk Built(bool withTest)
    {
        var desk = new Desk();
        var plan = withTest
            ? ScriptedModels.Plan.Replace("  - `src/greeting.txt` (new)", "  - `src/greeting.txt` (new)\n  - `test/greeting.test.js` (new)", StringComparison.Ordinal)
            : ScriptedModels.Plan;
        var turns = ScriptedModels.UpToReview;
        turns[1] = ScriptedModels.Turn("planner", ("submit_plan", new() { ["markdown"] = plan }));
        if (withTest)
        {
            turns[2] = ScriptedModels.Phase(
                1,
                ("write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "hello\n" }),
                ("write_file", new() { ["path"] = "test/greeting.test.js", ["content"] = "test('greets', () => {\n})\n" }),
                ("finish_phase", new() { ["summary"] = "There." }));
        }

        desk.Put(Desk.Script, ScriptedModels.Of([.. turns, ScriptedModels.Review("approve")]));
        desk.CommitAll();
        desk.Locked();
        desk.Run("run").Is(Outcome.Done);
        return desk;
    }
}
