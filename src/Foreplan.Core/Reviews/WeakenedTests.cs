using Foreplan.Facts;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>Tests that were deleted without the plan saying so, skipped, or became fewer.</summary>
internal sealed class WeakenedTests : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result) =>
        result.Changes.Where(change => TestCode.MayHoldTests(change.Path)).SelectMany(change => change.Status switch
        {
            'D' => Deleted(result, change),
            'M' => Skips(result, change).Concat(Fewer(result, change)),
            _ => Skips(result, change),
        });

    private static IEnumerable<Deviation> Deleted(PlannedResult result, ChangedFile change) =>
        !TestCode.IsTestFile(change.Path) || result.IsPlanned(change)
            ? []
            : [new() { Kind = "test_removed", Path = change.Path, Title = "The test file was deleted; no phase deletes it" }];

    private static IEnumerable<Deviation> Skips(PlannedResult result, ChangedFile change) =>
        result.Diff.Added(change.Path)
            .Select(added => (Line: added.Key, Text: added.Value, Skip: TestCode.Skip(change.Path, added.Value)))
            .Where(found => found.Skip is not null && !result.IsGiven(change.Path, found.Text))
            .Select(found => new Deviation
            {
                Kind = "test_skipped",
                Path = change.Path,
                Line = found.Line,
                Title = $"A test is left out by `{LineText.Short(found.Skip ?? "")}`",
                Detail = LineText.Short(found.Text),
            });

    private static IEnumerable<Deviation> Fewer(PlannedResult result, ChangedFile change)
    {
        var before = TestCode.CountTests(result.Base.Lines(change.Path) ?? []);
        var after = TestCode.CountTests(result.Head.Lines(change.Path) ?? []);
        if (after < before)
        {
            yield return new()
            {
                Kind = "test_removed",
                Path = change.Path,
                Line = result.Diff.FirstRemoval(change.Path),
                Title = $"The file has {after} {(after == 1 ? "test" : "tests")}, {before - after} fewer than before",
            };
        }
    }
}
