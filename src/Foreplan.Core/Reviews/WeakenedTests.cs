using Foreplan.Runs;

namespace Foreplan.Reviews;

/// <summary>Tests that were deleted without the plan saying so, skipped, or became fewer.</summary>
internal sealed class WeakenedTests : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result) =>
        result.Changes.Where(change => TestCode.IsTestFile(change.Path)).SelectMany(change => change.Status switch
        {
            'D' => result.IsPlanned(change) ? [] : [new() { Kind = "tests", Path = change.Path, Title = "The test file was deleted; no phase says so" }],
            'M' => Skips(result, change).Concat(Fewer(result, change)),
            _ => Skips(result, change),
        });

    private static IEnumerable<Deviation> Skips(PlannedResult result, ChangedFile change) =>
        result.Diff.Added(change.Path)
            .Select(added => (Line: added.Key, Text: added.Value, Skip: TestCode.Skip(added.Value)))
            .Where(found => found.Skip is not null && !result.IsGiven(change.Path, found.Text))
            .Select(found => new Deviation { Kind = "tests", Path = change.Path, Line = found.Line, Title = $"A test is left out by `{found.Skip}`", Detail = LineText.Short(found.Text) });

    private static IEnumerable<Deviation> Fewer(PlannedResult result, ChangedFile change)
    {
        var before = TestCode.CountTests(result.Base.Lines(change.Path) ?? []);
        var after = TestCode.CountTests(result.Head.Lines(change.Path) ?? []);
        if (after < before)
        {
            yield return new() { Kind = "tests", Path = change.Path, Line = Math.Max(1, result.Diff.FirstGap(change.Path)), Title = $"The file has {after} tests, {before - after} fewer than before" };
        }
    }
}
