using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Gates;

/// <summary>Judges what a gate's command did against what the plan expects of it.</summary>
public static class GateVerdict
{
    /// <summary>The same result with <see cref="CommandResult.Failure"/> and <see cref="CommandResult.Tests"/> filled.</summary>
    /// <remarks>A recognised runner that ran no test is red whatever its exit code, and so is one that reports failed tests while the command exits 0 as expected.</remarks>
    public static CommandResult Judge(Gate gate, CommandResult result)
    {
        var count = TestCount.Read(gate.Words, result.Output.Text);
        return result with { Failure = Failure(gate, result, count), Tests = count?.Passed };
    }

    private static string? Failure(Gate gate, CommandResult result, TestCount? count)
    {
        if (result.NotFound)
        {
            return $"The program {(gate.Words.Count > 0 ? gate.Words[0] : gate.Text)} was not found.";
        }

        if (result.TimedOut)
        {
            return $"The time limit ended it after {result.Ms / 1000} s.";
        }

        if (result.Tampered.Count > 0)
        {
            return $"It changed {string.Join(", ", result.Tampered)}, which no command may change; it was put back.";
        }

        var none = count is { RanNone: true } ? $"{count.Runner} ran no test" : null;
        if (result.ExitCode != gate.ExitCode)
        {
            return $"It exited with {result.ExitCode}, expected {gate.ExitCode}{(none is null ? "" : $"; {none}")}.";
        }

        if (none is not null)
        {
            return none + ".";
        }

        if (gate.ExitCode == 0 && count is { Failed: > 0 })
        {
            return $"It exited with 0, but {count.Runner} reports {count.Failed} failed.";
        }

        return Output(gate, AnsiText.Strip(result.Output.Text)) ?? Tests(gate, count);
    }

    private static string? Output(Gate gate, string output)
    {
        if (gate.OutputContains is { } text && !output.Contains(text, StringComparison.Ordinal))
        {
            return $"The output does not contain \"{text}\".";
        }

        return gate.NoOutput && output.AsSpan().Trim() is { Length: > 0 } printed
            ? $"It printed something, expected no output: {FirstLine(printed)}"
            : null;
    }

    private static string? Tests(Gate gate, TestCount? count)
    {
        if (gate.AtLeastTests is not { } least)
        {
            return null;
        }

        return count?.Passed switch
        {
            null => $"The number of passed tests is not known, expected at least {least}: {(count is null ? "no known test runner's summary is in the output" : $"{count.Runner} did not tell it")}.",
            { } passed when passed < least => $"{Counted.Of(passed, "test")} passed, expected at least {least}.",
            _ => null,
        };
    }

    private static string FirstLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        var line = end < 0 ? text : text[..end];
        return line.Length <= 120 ? line.ToString() : string.Concat(line[..120], "…");
    }
}
