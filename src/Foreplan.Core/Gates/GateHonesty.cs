using System.Text.RegularExpressions;
using Foreplan.Checks.Commands;
using Foreplan.Facts;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Gates;

/// <summary>Why a green command proves nothing: it judged another tree than the one that is committed, or with fewer tests than there were.</summary>
internal static partial class GateHonesty
{
    private const int MostNamed = 5;

    // Package managers bring them up to date whenever they run.
    private static readonly HashSet<string> LockFiles = new(StringComparer.Ordinal)
    {
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "Cargo.lock", "poetry.lock", "uv.lock", "Pipfile.lock",
        "packages.lock.json", "composer.lock", "Gemfile.lock", "go.sum", "go.work.sum", "deno.lock", "mix.lock", "pubspec.lock", "Package.resolved",
    };

    private static readonly HashSet<string> Caches = new(StringComparer.Ordinal)
    {
        "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".venv", "node_modules", ".nyc_output", "obj", ".gradle",
    };

    /// <summary>What a command did to the tree that it judges. New files are build output, but for configuration of tests.</summary>
    public static IReadOnlyList<string> Touched(IEnumerable<ChangedFile> changes) =>
        [.. changes.Where(change => change.Status != 'A' || (TestConfiguration.IsOne(change.Path) && !IsOutput(change.Path))).Select(change => change.Path)];

    /// <summary>Why it judged another tree than the one that is committed; null when it did not.</summary>
    /// <param name="changes">What it changed.</param>
    /// <param name="scope">What the phase may change, and so what is committed.</param>
    /// <param name="habits">Files that it changed before the phase's code was written too: that is how it is.</param>
    public static string? OwnTree(IReadOnlyList<ChangedFile> changes, ScopeGuard scope, IReadOnlySet<string> habits)
    {
        var guilty = Touched(changes)
            .Where(path => IsInScope(scope, changes.First(change => change.Path == path)) || !((habits.Contains(path) && !TestCode.IsTestFile(path)) || IsOutput(path)))
            .ToList();
        return guilty.Count == 0
            ? null
            : $"It changed the tree that it judges ({string.Join(", ", guilty.Take(MostNamed))}{(guilty.Count > MostNamed ? $" and {guilty.Count - MostNamed} more" : "")}): what it found green is not what would be committed. The files were put back.";
    }

    /// <summary>Why its tests prove less than before; null when they do not.</summary>
    /// <param name="passed">The tests that passed; null when that is not known.</param>
    /// <param name="before">The tests that passed before, when that was, and whether the command was green: Maven's -q tells its tests only when some fail. Null when that is not known.</param>
    /// <param name="phase">The phase, whose text may say that tests go.</param>
    public static string? FewerTests(int? passed, (int Tests, string When, bool WasGreen)? before, Phase phase) =>
        before is not var (tests, when, wasGreen) ? null
        : passed is not { } now
            ? tests == 0 || !wasGreen || phase.Files.Any(file => TestConfiguration.IsOne(file.Path)) ? null : $"{Counted.Of(tests, "test")} passed {when}, and now the output does not tell how many: the runner ended before its summary, or was not started."
        : now < tests && !TakesTestsAway(phase) ? $"{Counted.Of(now, "test")} passed, {tests} {when}, and the plan does not say that tests go: some were taken away, left out or not found."
        : null;

    /// <summary>True when the approved text of a phase takes tests away: it deletes a test file, or edits one and says so.</summary>
    public static bool TakesTestsAway(Phase phase)
    {
        var tests = phase.Files.Where(file => TestCode.MayHoldTests(file.Path) || (file.IsGlob && file.Path.Contains("test", StringComparison.OrdinalIgnoreCase))).ToList();
        return tests.Exists(file => file.Kind == ChangeKind.Delete)
            || (tests.Count > 0 && phase.Steps.Select(step => step.Text).Append(phase.Intent).SelectMany(text => text.Split('\n')).Any(line => Test().IsMatch(line) && Away().IsMatch(line)));
    }

    /// <summary>True for a new file in a folder that only tools write, such as <c>__pycache__</c>: that it came is no news.</summary>
    public static bool IsCache(ChangedFile change) => change.Status == 'A' && change.Path.Split('/').SkipLast(1).Any(Caches.Contains);

    private static bool IsOutput(string path)
    {
        var slash = path.LastIndexOf('/');
        return LockFiles.Contains(path[(slash + 1)..]) || (slash > 0 && GateInPlace.IsInMadeFolder(path[..slash]));
    }

    private static bool IsInScope(ScopeGuard scope, ChangedFile change) => scope.Outside([change]).Count == 0;

    [GeneratedRegex(@"\b(?:tests?|specs?|test cases?)\b|[._-](?:test|spec)s?\b|Tests?\b|\btest_", RegexOptions.None)]
    private static partial Regex Test();

    [GeneratedRegex(@"\b(?:remov|delet|drop|replac|merg|fold|consolidat|retir|skip|disabl|obsolete|no longer|get rid|take out|takes? away|goes away|go away)", RegexOptions.IgnoreCase)]
    private static partial Regex Away();
}
