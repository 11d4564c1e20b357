using Foreplan.Gates;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Core.Tests.Gates;

public sealed class GateHonestyTests
{
    [Fact]
    public void A_runner_that_told_its_tests_before_and_is_silent_now_is_not_green() =>
        Assert.StartsWith("5 tests passed before the change, and now the output does not tell how many", GateHonesty.FewerTests(null, (5, "before the change", true), Phase("src/a.py")));

    [Fact]
    public void Silence_is_nothing_new_where_the_number_was_never_known_or_the_plan_changes_how_tests_are_run()
    {
        Assert.Null(GateHonesty.FewerTests(null, null, Phase("src/a.py")));
        Assert.Null(GateHonesty.FewerTests(null, (0, "before the change", true), Phase("src/a.py")));
        Assert.Null(GateHonesty.FewerTests(null, (5, "before the change", true), Phase("package.json")));
    }

    [Fact]
    public void A_runner_that_tells_its_tests_only_when_some_fail_may_be_silent_when_none_does()
    {
        var gate = new Gate { Text = "mvn -q test", Words = ["mvn", "-q", "test"], Span = SourceSpan.At(1) };
        var red = GateVerdict.Judge(gate, new() { Words = gate.Words, ExitCode = 1, Ms = 1, Output = new("[ERROR] Tests run: 5, Failures: 1, Errors: 0, Skipped: 0\n") });
        var history = new GateHistory([new RunEvent.CommandsFinished("baseline", null, 0, Green: false, [red])], gate);
        Assert.Equal((4, "before the change", false), history.TestsBefore(1));

        Assert.Null(GateHonesty.FewerTests(null, history.TestsBefore(1), Phase("src/A.java")));
        Assert.NotNull(GateHonesty.FewerTests(3, history.TestsBefore(1), Phase("src/A.java")));
    }

    private static Phase Phase(string path) =>
        PlanReader.Read(SourceText.From("plan.md", $"# Plan: P\n\n## Phases\n\n### Phase 1: One\nIt is better.\n\n- **Files**:\n  - `{path}` (edit)\n\n#### Steps\n1. Do it.\n\n#### Verify\n- `pytest` → exit 0\n")).Phases[0];
}
