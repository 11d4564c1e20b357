using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>Gates that somebody tries to fool, through the real pipeline: git, processes and the test runner of node are real.</summary>
public sealed class HonestGateTests
{
    private const string Two = "const test = require('node:test');\nconst assert = require('node:assert');\nconst greet = require('../src/greet.js');\ntest('greets', () => assert.ok(greet()));\ntest('is polite', () => assert.match(greet(), /hello/));\n";

    private const string One = "const test = require('node:test');\nconst assert = require('node:assert');\nconst greet = require('../src/greet.js');\ntest('greets', () => assert.ok(greet()));\n";

    private const string Package = "{\n  \"name\": \"shop\",\n  \"scripts\": { \"test\": \"node --test test/\" }\n}\n";

    private static readonly string[] Files = ["`src/greet.js` (edit)", "`test/greet.test.js` (edit)", "`package.json` (edit)"];

    [Fact]
    public void A_test_file_that_holds_no_test_any_more_is_red()
    {
        using var scene = Shop("`node --test test/` → exit 0", Write(1, "test/greet.test.js", "// later\n"), Write(1, "test/greet.test.js", "\n"));
        Assert.Equal(Outcome.NotDone, scene.Run().Outcome);
        Assert.Contains("ran no test", Reason(scene));
    }

    [Theory]
    [InlineData("`node --test test/` → exit 0")]
    [InlineData("`npm test` → exit 0, at least 1 tests")]
    public void Fewer_tests_than_before_the_change_are_red_and_bringing_them_back_is_green(string gate)
    {
        using var scene = Shop(gate, Write(1, "test/greet.test.js", One), Write(1, "test/greet.test.js", Two), Carried[1], Carried[2]);
        Carry(scene);
        Assert.Contains("1 test passed, 2 before the change", Reason(scene));
        Assert.Equal(2, scene.All<RunEvent.CommandsFinished>().Single(done => done.Purpose == "baseline").Results[0].Tests);
        Assert.Equal([1, 2], scene.All<RunEvent.CommandsFinished>().Where(done => done is { Purpose: "gate", Phase: 1 }).Select(done => done.Results[0].Tests));
    }

    [Fact]
    public void Tests_that_the_plan_takes_away_may_go()
    {
        using var scene = new Scene(Write(1, "test/greet.test.js", One), Carried[1], Carried[2]);
        Lock(scene, "`node --test test/` → exit 0", "1. In `test/greet.test.js` remove the test of politeness.");
        Carry(scene);
    }

    [Fact]
    public void Fewer_tests_than_after_an_earlier_phase_are_red()
    {
        var three = Two + "test('is short', () => assert.ok(greet().length < 9));\n";
        using var scene = new Scene(Write(1, "test/greet.test.js", three), Write(2, "test/greet.test.js", Two), Write(2, "test/greet.test.js", three), Carried[2]);
        Lock(scene, "`node --test test/` → exit 0", null, plan => plan
            .Replace("  - `docs/greeting.md` (new)", "  - `test/greet.test.js` (edit)", StringComparison.Ordinal)
            .Replace("Create `docs/greeting.md` that greets.", "In `test/greet.test.js` write what is polite.", StringComparison.Ordinal)
            .Replace("- `grep -q greeting docs/greeting.md` → exit 0", "- `node --test test/` → exit 0", StringComparison.Ordinal));
        Carry(scene);
        Assert.Contains("2 tests passed, 3 after phase 1", Reason(scene));
    }

    [Theory]
    [InlineData("test/greet.test.js", "test('is polite'", "test.skip('is polite'", "a test is left out by `test.skip`")]
    [InlineData("test/greet.test.js", "test('greets'", "test.only('greets'", "a test is left out by `test.only`")]
    [InlineData("package.json", "node --test test/", "node --test test/ || true", "`|| true` turns every failure into success")]
    [InlineData("package.json", "node --test test/", "node --test test/greet.test.js", "and the plan does not ask for that")]
    [InlineData("package.json", "node --test test/", "node -e 0", "and the plan does not ask for that")]
    public void A_phase_that_weakens_its_own_gate_within_its_files_is_red(string path, string before, string after, string why)
    {
        var text = (path == "package.json" ? Package : Two).Replace(before, after, StringComparison.Ordinal);
        using var scene = Shop("`npm test` → exit 0", Write(1, path, text), Write(1, path, path == "package.json" ? Package : Two), Carried[1], Carried[2]);
        Carry(scene);
        Assert.Contains(why, Reason(scene));
        Assert.Contains(path, Reason(scene));
        Assert.Single(scene.All<RunEvent.AttemptFailed>());
        Assert.Equal(2, scene.All<RunEvent.PhaseCommitted>().Count);
        Assert.Contains(why, scene.Sent[1].Answers[1]);
    }

    [Theory]
    [InlineData("sed -i s/hello/bye/ test/greet.test.js")]
    [InlineData("rm test/greet.test.js")]
    [InlineData("sed -i 's/--test/-e 0/' package.json")]
    [InlineData("ln -sf /bin/true test/greet.test.js")]
    public void Tests_and_settings_that_a_command_changed_outside_the_files_of_the_phase_are_put_back_before_the_gate(string command)
    {
        using var scene = new Scene(
            ScriptedModels.Phase(1, Write("src/greet.js", "module.exports = () => 'bye';\n"), Call("run", ("command", $"sh: {command}")), Finish()),
            Write(1, "src/greet.js", "module.exports = () => 'hello you';\n"), Carried[1], Carried[2]);
        scene.Put("foreplan.json", "{ \"foreplan\": 1, \"allow\": [[\"sh\", \"-c\"]] }\n");
        Lock(scene, "`npm test` → exit 0", null, null, Files[0]);
        Carry(scene);
        Assert.Contains("is polite", Reason(scene));
        Assert.Contains(scene.All<RunEvent.Noted>(), noted => noted.Code == "PL702");
        Assert.Equal("M\tsrc/greet.js", scene.Git("diff", "--name-status", "main", scene.All<RunEvent.PhaseCommitted>()[0].Commit));
    }

    [Fact]
    public void What_a_tool_leaves_in_its_cache_is_put_back_without_a_word()
    {
        using var scene = new Scene(
            ScriptedModels.Phase(1, Write("src/greet.js", "module.exports = () => 'hello you';\n"), Call("run", ("command", "sh: mkdir src/__pycache__; echo x > src/__pycache__/greet.pyc")), Finish()), Carried[1], Carried[2]);
        scene.Put("foreplan.json", "{ \"foreplan\": 1, \"allow\": [[\"sh\", \"-c\"]] }\n");
        Lock(scene, "`npm test` → exit 0", null, null, Files[0]);
        Carry(scene);
        Assert.DoesNotContain(scene.All<RunEvent.Noted>(), noted => noted.Code == "PL702");
        Assert.Equal("src/greet.js", scene.Git("diff", "--name-only", "main", scene.All<RunEvent.PhaseCommitted>()[0].Commit));
    }

    [Fact]
    public void A_test_file_that_the_phase_does_not_name_is_not_deleted_or_edited_by_a_tool()
    {
        using var scene = new Scene(
            ScriptedModels.Phase(1, Call("delete_file", ("path", "test/greet.test.js")), Write("package.json", Package.Replace("node --test test/", "exit 0", StringComparison.Ordinal)), Write("src/greet.js", "module.exports = () => 'hello you';\n"), Finish()),
            Carried[1], Carried[2]);
        Lock(scene, "`npm test` → exit 0", null, null, Files[0]);
        Carry(scene);
        Assert.Equal(["out_of_scope", "out_of_scope", "ok", "ok"], scene.All<RunEvent.ToolFinished>().Take(4).Select(done => done.Code));
    }

    [Theory]
    [InlineData("sed -i s/bye/hello/ src/greet.js && node --test test/", "src/greet.js")]
    [InlineData("rm -f test/greet.test.js; sed -i s/bye/hello/ src/greet.js && test -f package.json", "src/greet.js, test/greet.test.js")]
    [InlineData("if grep -q bye src/greet.js; then echo > conftest.py; fi; test -f src/greet.js", "conftest.py")]
    public void A_gate_that_changes_the_tree_it_judges_is_red(string script, string changed)
    {
        using var scene = Shop($"`sh: {script}` → exit 0", Write(1, "src/greet.js", "module.exports = () => 'bye';\n"), Write(1, "src/greet.js", "module.exports = () => 'bye  ';\n"));
        Assert.Equal(Outcome.NotDone, scene.Run().Outcome);
        Assert.Contains($"It changed the tree that it judges ({changed})", Reason(scene));
        Assert.Empty(scene.All<RunEvent.PhaseCommitted>());
    }

    [Fact]
    public void What_a_command_always_writes_outside_of_the_scope_is_put_back_and_no_reason_to_be_red()
    {
        using var scene = new Scene(Write(1, "src/greet.js", "module.exports = () => 'hello you';\n"), Carried[1], Carried[2]);
        scene.Put("stamp.txt", "0\n");
        scene.Put("Cargo.lock", "0\n");
        Lock(scene, "`sh: date +%N > stamp.txt; mkdir -p coverage; echo x > coverage/out.txt; grep -q you src/greet.js && echo 1 >> Cargo.lock; node --test test/` → exit 0");
        Carry(scene);
        Assert.Equal(["stamp.txt"], scene.All<RunEvent.CommandsFinished>().First(done => done.Purpose == "baseline").Results[0].Changed);
        Assert.Equal("src/greet.js", scene.Git("diff", "--name-only", "main", scene.All<RunEvent.PhaseCommitted>()[0].Commit));
    }

    [Theory]
    [InlineData("echo 'Tests: 33 passed, 33 total'; exit 1", "It exited with 1, expected 0")]
    [InlineData("npm test || true", "cannot fail")]
    [InlineData("npm test; exit 0", "cannot fail")]
    [InlineData("npm test | cat", "may hide a failure")]
    public void Output_that_claims_what_the_exit_code_denies_and_commands_that_cannot_fail_are_not_believed(string script, string why)
    {
        using var scene = new Scene(Write(1, "src/greet.js", "module.exports = () => 'bye';\n"), Write(1, "src/greet.js", "module.exports = () => '';\n"));
        Prepare(scene);
        scene.Planned(Plan($"`sh: {script}` → exit 0", null, Files));
        var proposal = scene.Flow.PrepareLock(scene.Folder, new() { Sandbox = "none" });
        var found = string.Join('\n', proposal.Diagnostics);
        if (proposal.CanLock && !found.Contains(why, StringComparison.Ordinal))
        {
            scene.Flow.Lock(proposal, "script");
            Assert.Equal(Outcome.NotDone, scene.Run().Outcome);
            found = Reason(scene);
        }

        Assert.Contains(why, found);
    }

    [Fact]
    public void Code_that_leaves_settings_in_the_home_does_not_make_the_next_gate_green()
    {
        const string Poison = "require('fs').writeFileSync(process.env.HOME + '/.npmrc', 'script-shell=/bin/true');\n";
        using var scene = new Scene(Write(1, "src/greet.js", Poison + "module.exports = () => 'bye';\n"), Write(1, "src/greet.js", "module.exports = () => 'hello you';\n"), Carried[1], Carried[2]);
        Prepare(scene);
        scene.Locked(Plan("`node src/greet.js` → exit 0\n- `npm test` → exit 0", null, Files));
        Carry(scene);
        Assert.Contains("is polite", Reason(scene));
    }

    [Fact]
    public void A_script_that_hid_failures_before_the_plan_does_not_make_failed_tests_green()
    {
        using var scene = new Scene(Write(1, "src/greet.js", "module.exports = () => 'bye';\n"), Write(1, "src/greet.js", "module.exports = () => 'hello';\n"), Carried[1], Carried[2]);
        Prepare(scene);
        scene.Put("package.json", Package.Replace("node --test test/", "node --test test/ || true", StringComparison.Ordinal));
        scene.CommitAll();
        scene.Locked(Plan("`npm test` → exit 0", null, Files));
        Carry(scene);
        Assert.Contains("It exited with 0, but node --test reports 1 failed", Reason(scene));
    }

    private static Scene Shop(string gate, params System.Text.Json.Nodes.JsonObject[] turns)
    {
        var scene = new Scene(turns);
        Lock(scene, gate);
        return scene;
    }

    private static void Lock(Scene scene, string gate, string? step = null, Func<string, string>? also = null, params string[] files)
    {
        Prepare(scene);
        scene.Locked((also ?? (plan => plan))(Plan(gate, step, files.Length > 0 ? files : Files)));
    }

    private static void Prepare(Scene scene)
    {
        scene.Put("src/greet.js", "module.exports = () => 'hello';\n");
        scene.Put("test/greet.test.js", Two);
        scene.Put("package.json", Package);
        scene.CommitAll();
    }

    private static string Plan(string gate, string? step, string[] files) => ScriptedModels.Plan
        .Replace("  - `src/greeting.txt` (new)\n\n", string.Concat(files.Select(file => $"  - {file}\n")) + "\n", StringComparison.Ordinal)
        .Replace("1. Create `src/greeting.txt` with the line `hello`.", step ?? "1. In `src/greet.js` say it better.", StringComparison.Ordinal)
        .Replace("- `grep -q hello src/greeting.txt` → exit 0\n\n### Phase 2", $"- {gate}\n\n### Phase 2", StringComparison.Ordinal)
        .Replace("with a sentence that names `src/greeting.txt`", "that greets", StringComparison.Ordinal)
        .Replace("- `src/greeting.txt` exists already.", "- `src/greet.js` is gone.", StringComparison.Ordinal)
        .Replace("- [ ] `grep -q hello src/greeting.txt` → exit 0", "- [ ] `test -f src/greet.js` → exit 0", StringComparison.Ordinal);

    // The review may still ask for what the plan's files were named for.
    private static void Carry(Scene scene)
    {
        scene.Run();
        Assert.Equal([1, 2], scene.All<RunEvent.PhaseCommitted>().Select(committed => committed.Phase));
    }

    private static string Reason(Scene scene) => scene.All<RunEvent.AttemptFailed>()[0].Reason.Text;
}
