using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Gates;

public sealed class GateVerdictTests
{
    private const string TwoPassed = "ℹ tests 2\nℹ pass 2\nℹ fail 0\nℹ cancelled 0\n";

    [Fact]
    public void The_expected_exit_code_is_green()
    {
        Assert.Null(Judge(GateOf("true"), 0, "").Failure);
        Assert.Null(Judge(GateOf("grep x") with { ExitCode = 1 }, 1, "").Failure);
    }

    [Fact]
    public void Another_exit_code_is_red_and_says_both() =>
        Assert.Equal("It exited with 2, expected 0.", Judge(GateOf("false"), 2, "").Failure);

    [Fact]
    public void A_missing_program_and_a_time_out_are_red()
    {
        Assert.Contains("not found", Judge(GateOf("nope"), 127, "", result => result with { NotFound = true }).Failure);
        Assert.Contains("time limit", Judge(GateOf("sleep"), 137, "", result => result with { TimedOut = true }).Failure);
    }

    [Fact]
    public void A_text_that_the_output_lacks_is_red()
    {
        var gate = GateOf("app --version") with { OutputContains = "v2" };
        Assert.Null(Judge(gate, 0, "app v\u001b[1m2\u001b[0m").Failure);
        Assert.NotNull(Judge(gate, 0, "app v1").Failure);
    }

    [Fact]
    public void Any_output_is_red_where_none_is_expected()
    {
        var gate = GateOf("git diff") with { NoOutput = true };
        Assert.Null(Judge(gate, 0, "\u001b[0m\n").Failure);
        Assert.Contains("warning: x", Judge(gate, 0, "warning: x\n").Failure);
    }

    [Fact]
    public void Too_few_passed_tests_are_red()
    {
        var gate = GateOf("npm test") with { AtLeastTests = 2 };
        var green = Judge(gate, 0, TwoPassed);
        Assert.Null(green.Failure);
        Assert.Equal(2, green.Tests);
        Assert.Equal("2 tests passed, expected at least 3.", Judge(gate with { AtLeastTests = 3 }, 0, TwoPassed).Failure);
        Assert.Contains("not known", Judge(gate, 0, "all fine").Failure);
    }

    [Theory]
    [InlineData("dotnet test --filter X", 0, "No test matches the given testcase filter `X` in t.dll")]
    [InlineData("pytest", 5, "==== no tests ran in 0.01s ====")]
    [InlineData("npm test", 0, "ℹ pass 1\nℹ fail 0\nℹ cancelled 0\n✔ /w/empty.test.js (4.1ms)")]
    [InlineData("node --test", 0, "# pass 0\n# fail 0\n# cancelled 0\n# skipped 6")]
    public void A_runner_that_ran_no_test_is_red_whatever_its_exit_code(string command, int exit, string output)
    {
        Assert.Contains("ran no test", Judge(GateOf(command), exit, output).Failure);
        Assert.Contains("ran no test", Judge(GateOf(command) with { ExitCode = exit }, exit, output).Failure);
    }

    [Fact]
    public void Failed_tests_behind_an_exit_code_of_zero_are_red() =>
        Assert.Contains("reports 1 failed", Judge(GateOf("npm test"), 0, "Tests:       1 failed, 3 passed, 4 total\n").Failure);

    [Fact]
    public void Tests_that_are_expected_to_fail_may_fail() =>
        Assert.Null(Judge(GateOf("npm test") with { ExitCode = 1 }, 1, "Tests:       1 failed, 3 passed, 4 total\n").Failure);

    private static CommandResult Judge(Gate gate, int exit, string output, Func<CommandResult, CommandResult>? with = null)
    {
        var result = new CommandResult { Words = gate.Words, ExitCode = exit, Output = new Body(output), Ms = 1000 };
        return GateVerdict.Judge(gate, with is null ? result : with(result));
    }

    private static Gate GateOf(string command) => new() { Text = command, Words = command.Split(' '), Span = SourceSpan.At(1) };
}
