using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Gates;

/// <summary>What the output of a phase's gates tells about tests, beside what it told before.</summary>
internal sealed record GateEvidence
{
    private static readonly Dictionary<string, string[]> Languages = new(StringComparer.Ordinal)
    {
        ["node --test"] = Script, ["jest"] = Script, ["vitest"] = Script, ["mocha"] = Script,
        ["pytest"] = [".py"], ["unittest"] = [".py"], ["go test"] = [".go"], ["cargo test"] = [".rs"], ["dotnet test"] = [".cs", ".fs", ".vb"], ["phpunit"] = [".php"],
        ["rspec"] = [".rb"], ["minitest"] = [".rb"], ["surefire"] = [".java", ".kt", ".groovy", ".scala"],
    };

    /// <summary>Names of the runners whose tests were counted before and now.</summary>
    public IReadOnlyCollection<string> Counted { get; init; } = [];

    /// <summary>True when some command told its tests before the phase and does not now.</summary>
    public bool IsSilentNow { get; init; }

    /// <summary>True when some command tells how many tests passed.</summary>
    public bool TellsTests { get; init; }

    private static string[] Script => [".js", ".cjs", ".mjs", ".jsx", ".ts", ".cts", ".mts", ".tsx"];

    /// <summary>Reads the results of the phase's gates.</summary>
    /// <param name="gates">The phase's gates.</param>
    /// <param name="results">What their commands did.</param>
    /// <param name="events">What is recorded, oldest first.</param>
    /// <param name="phase">The phase.</param>
    public static GateEvidence Of(IReadOnlyList<Gate> gates, IReadOnlyList<CommandResult> results, IReadOnlyList<RunEvent> events, int phase)
    {
        var pairs = results.SelectMany(result => gates.Where(gate => gate.Folder == result.Folder && gate.Words.SequenceEqual(result.Words)).Take(1)
            .Select(gate => (Result: result, Before: new GateHistory(events, gate).TestsBefore(phase)))).ToList();
        return new()
        {
            Counted = [.. pairs.Where(pair => pair is { Before: not null, Result.Tests: not null }).Select(pair => TestCount.Read(pair.Result.Words, pair.Result.Output.Text)?.Runner).OfType<string>().Distinct()],
            IsSilentNow = pairs.Exists(pair => pair is { Before: { Tests: > 0, WasGreen: true }, Result.Tests: null }),
            TellsTests = results.Any(result => result.Tests is not null),
        };
    }

    /// <summary>True when the tests of a file are among those that were counted; a runner whose language is not known counts every file.</summary>
    public bool Counts(string path) => Counted.Any(runner => !Languages.TryGetValue(runner.ToLowerInvariant(), out var endings) || endings.Contains(Path.GetExtension(path)));
}
