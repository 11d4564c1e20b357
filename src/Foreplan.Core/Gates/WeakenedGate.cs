using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Facts;
using Foreplan.Plans;
using Foreplan.Reviews;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Gates;

/// <summary>What a phase did to the tests, settings and scripts that judge it, where its approved text does not say so.</summary>
/// <param name="phase">The phase.</param>
/// <param name="before">The files before it.</param>
/// <param name="after">The files as it left them.</param>
/// <param name="changes">What differs.</param>
/// <param name="diff">The unified diff, whole.</param>
internal sealed partial class WeakenedGate(Phase phase, ITree before, ITree after, IReadOnlyList<ChangedFile> changes, string diff)
{
    private readonly DiffMap map = DiffMap.Of(diff);
    private readonly string said = string.Join('\n', phase.Steps.Select(step => step.Text).Prepend(phase.Intent).Concat(phase.Excerpts.Where(excerpt => excerpt.IsRequiredText).Select(excerpt => excerpt.Content)));

    /// <summary>One line each; none when nothing was weakened.</summary>
    /// <param name="evidence">What the output of the gates tells about tests; those that were counted before and after need not be by their text.</param>
    public IReadOnlyList<string> Find(GateEvidence evidence) =>
        [.. Skips(), .. Silenced(), .. Fewer(evidence), .. Scripts(), .. Emptied(), .. Settings(evidence), .. evidence.TellsTests ? Forged() : []];

    private IEnumerable<string> Skips() =>
        from change in changes
        where change.Status != 'D' && TestCode.MayHoldTests(change.Path)
        from added in map.Added(change.Path)
        let skip = TestCode.AlwaysSkip(change.Path, added.Value)
        where skip is not null && !IsSaid(added.Value.Trim()) && !SaysOfTests(Skipping())
        select $"{change.Path}:{added.Key}: a test is left out by `{LineText.Short(skip)}`.";

    private IEnumerable<string> Silenced() =>
        from change in changes
        where change.Status != 'D' && TestCode.IsTestFile(change.Path)
        let now = Lines(after, change.Path)
        let old = Lines(before, change.Path)
        from added in map.Added(change.Path)
        let part = SilencedTests.In(change.Path, now, added.Key - 1, old)
        where part is not null && !IsSaid(added.Value.Trim()) && !SaysOfTests(Skipping()) && !said.Contains(part, StringComparison.Ordinal)
        select $"{change.Path}:{added.Key}: tests are left out by `{LineText.Short(part)}`.";

    // What a runner's summary is read from is the output, and that may say anything.
    private IEnumerable<string> Forged() =>
        from change in changes
        where change.Status != 'D'
        from added in map.Added(change.Path)
        let part = ForgedSummary.In(change.Path, added.Value, map.Added(change.Path).GetValueOrDefault(added.Key - 1) ?? "")
        where part is not null && !said.Contains(part, StringComparison.Ordinal)
        select $"{change.Path}:{added.Key}: it prints what a test runner prints (`{LineText.Short(part)}`), and the gate's tests are counted by that.";

    private IEnumerable<string> Emptied()
    {
        var programs = GateScripts.Files(phase.Gates);
        var recipes = string.Join('\n', GateScripts.Of(phase.Gates, before).Values);
        return from change in changes
               where change.Status == 'M' && (programs.Contains(change.Path) || GateScripts.Starts(recipes, change.Path))
               where EmptiedScript.Is(Lines(before, change.Path), Lines(after, change.Path))
               let name = change.Path[(change.Path.LastIndexOf('/') + 1)..]
               where !said.Split('\n').Any(line => line.Contains(name, StringComparison.Ordinal) && Emptying().IsMatch(line))
               select $"{change.Path}: the gate starts it, and it does nothing any more.";
    }

    // Over all files together: a test that moved is still there.
    private IEnumerable<string> Fewer(GateEvidence evidence)
    {
        var files = changes.Where(change => TestCode.MayHoldTests(change.Path) && !evidence.Counts(change.Path)).Select(change => change.Path).ToList();
        int then = files.Sum(path => TestCode.CountTests(Lines(before, path))), now = files.Sum(path => TestCode.CountTests(Lines(after, path)));
        return now < then && !GateHonesty.TakesTestsAway(phase)
            ? [$"{string.Join(", ", files.Take(3))}: {then - now} of {then} tests were taken away."]
            : [];
    }

    private IEnumerable<string> Scripts()
    {
        var (then, now) = (GateScripts.Of(phase.Gates, before), GateScripts.Of(phase.Gates, after));
        foreach (var ((file, name), text) in now)
        {
            var old = then.GetValueOrDefault((file, name));
            if (old == text || IsSaid(text.Trim()))
            {
                continue;
            }

            var recipe = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
            var isScript = name.StartsWith("scripts.", StringComparison.Ordinal) || !file.EndsWith(".json", StringComparison.Ordinal);
            if (isScript && recipe.Select(line => AlwaysGreen.Why(line.TrimStart('@')) is { } why && !(recipe.Count > 1 && IsEcho(line)) ? why : line.StartsWith('-') ? "`-` ignores its failure" : null).OfType<string>().FirstOrDefault() is { } green && (old is null || AlwaysGreen.Why(old) is null))
            {
                yield return $"{file}: `{name}` is now `{LineText.Short(text)}`, and the gate runs it: {green}.";
            }
            else if (old is not null && !Mentions(name))
            {
                yield return $"{file}: `{name}`, which the gate runs, is now `{LineText.Short(text)}` instead of `{LineText.Short(old)}`, and the plan does not ask for that.";
            }
        }
    }

    private IEnumerable<string> Settings(GateEvidence evidence)
    {
        var programs = GateScripts.Files(phase.Gates);
        return from change in changes
               where change.Status != 'D' && (TestConfiguration.IsOne(change.Path) || programs.Contains(change.Path))
               from added in map.Added(change.Path)
               let part = Weak(change.Path, added.Value, programs.Contains(change.Path))
                   ?? (evidence.IsSilentNow ? TestConfiguration.MayNarrow(added.Value) : null)
               where part is not null && !IsSaid(added.Value.Trim()) && !said.Contains(part.Trim('<', '>', '-', ' '), StringComparison.Ordinal)
               select $"{change.Path}:{added.Key}: `{LineText.Short(part)}` leaves tests out or lets a failure pass.";
    }

    private static string? Weak(string path, string line, bool isProgram) =>
        TestConfiguration.IsOne(path) && (TestConfiguration.Narrows(line) ?? MakeSettings.Fools(path, line)) is { } narrow ? narrow
        : (isProgram || path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal)) && AlwaysGreen.OrGreen(AlwaysGreen.Plain(line)) is { } or ? or
        : isProgram && line.Trim().TrimEnd(';') == "exit 0" ? "exit 0"
        : null;

    private static bool IsEcho(string recipe) => recipe.TrimStart('@', '-').StartsWith("echo", StringComparison.Ordinal) || recipe.TrimStart('@', '-').StartsWith("printf", StringComparison.Ordinal);

    // Very short lines stand in every text.
    private bool IsSaid(string text) => text.Length > 3 && said.Contains(text, StringComparison.Ordinal);

    private bool Mentions(string name)
    {
        var bare = name.StartsWith("scripts.", StringComparison.Ordinal) ? name["scripts.".Length..] : name;
        return AnyScript().IsMatch(said) || said.Contains($"`{bare}`", StringComparison.Ordinal) || said.Contains($"\"{bare}\"", StringComparison.Ordinal);
    }

    private bool SaysOfTests(Regex what) => said.Split('\n').Any(line => what.IsMatch(line) && line.Contains("test", StringComparison.OrdinalIgnoreCase));

    private static string[] Lines(ITree tree, string path) =>
        tree.Read(path) is { } bytes ? Text.SourceText.Decode(path, bytes).Text.Split('\n') : [];

    [GeneratedRegex(@"\b(?:skip|disabl|ignor|todo|pending|quarantin)", RegexOptions.IgnoreCase)]
    private static partial Regex Skipping();

    [GeneratedRegex(@"\b(?:remov|delet|drop|empt|clear|retir|replac|no longer|get rid|take out|do nothing|does nothing)", RegexOptions.IgnoreCase)]
    private static partial Regex Emptying();

    [GeneratedRegex(@"\b(?:scripts?|recipes?|targets?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnyScript();
}
