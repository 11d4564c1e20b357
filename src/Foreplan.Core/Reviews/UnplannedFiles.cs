using Foreplan.Facts;
using Foreplan.Runs;

namespace Foreplan.Reviews;

/// <summary>Files that no phase has in its scope. Deleted tests are told by <see cref="WeakenedTests"/>.</summary>
internal sealed class UnplannedFiles : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result) =>
        result.Changes
            .Where(change => !result.IsPlanned(change) && !(change.Status == 'D' && TestCode.IsTestFile(change.Path)))
            .Select(change => new Deviation { Kind = "out_of_scope", Path = change.Path, Title = $"The file was {Verb(change)}; no phase has that in its scope" });

    private static string Verb(ChangedFile change) => change.Status switch
    {
        'A' => "added",
        'D' => "deleted",
        'T' => "turned into a link or a submodule",
        _ => "changed",
    };
}
