namespace Foreplan.Gates;

/// <summary>What a test runner reported in its output. Skipped and todo tests are in neither number.</summary>
/// <param name="Runner">The runner's name, such as <c>dotnet test</c>; of several, the first.</param>
/// <param name="Passed">Passed tests; null when tests ran and the output does not say how many.</param>
/// <param name="Failed">Failed tests, errors included.</param>
public sealed record TestCount(string Runner, int? Passed, int Failed)
{
    private static readonly ITestRunner[] Runners =
    [
        new DotnetTest(), new NodeTest(), new Jest(), new Vitest(), new Pytest(), new GoTest(),
        new CargoTest(), new Surefire(), new CTest(), new PhpUnit(), new RSpec(), new Unittest(), new Mocha(), new Minitest(),
    ];

    /// <summary>The names of the runners whose counts can be read.</summary>
    public static IReadOnlyList<string> KnownRunners { get; } = [.. Runners.Select(runner => runner.Name)];

    /// <summary>True when no test passed and none failed.</summary>
    public bool RanNone => Passed == 0 && Failed == 0;

    /// <summary>Reads the counts of a command's output; runs of several projects are summed.</summary>
    /// <param name="words">The command; when it names no runner (such as <c>npm test</c>), the output is searched for every runner's summary.</param>
    /// <param name="output">Standard output and error.</param>
    /// <returns>Null when no runner was recognised.</returns>
    public static TestCount? Read(IReadOnlyList<string> words, string output)
    {
        var lines = AnsiText.Strip(output).Split('\n');
        var command = CommandWords.Unwrap(words);
        if (Array.Find(Runners, runner => runner.IsStartedBy(command)) is { } named)
        {
            return named.Read(lines) ?? new TestCount(named.Name, named.SilenceMeansNone(command) ? 0 : null, 0);
        }

        return Runners.Select(runner => runner.Read(lines)).OfType<TestCount>()
            .Aggregate((TestCount?)null, (sum, next) => sum is null ? next : sum + next);
    }

    /// <summary>The runner that these words start; null when it is none whose count can be read. Scripts and targets are not looked into.</summary>
    public static string? RunnerOf(IReadOnlyList<string> words)
    {
        var command = CommandWords.Unwrap(words);
        return Array.Find(Runners, runner => runner.IsStartedBy(command))?.Name;
    }

    /// <summary>Both together.</summary>
    public static TestCount operator +(TestCount left, TestCount right) => Add(left, right);

    /// <summary>Both together.</summary>
    public static TestCount Add(TestCount left, TestCount right) =>
        new(left.Runner, left.Passed + right.Passed, left.Failed + right.Failed);
}
