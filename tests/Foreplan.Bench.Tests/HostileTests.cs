using Foreplan.Bench.Hostile;
using Foreplan.Diagnostics;

namespace Foreplan.Bench;

/// <summary><c>check</c> ends on whatever it is given, says what is wrong, and keeps its memory. How long it takes: <c>dotnet run -c Release --project bench/Foreplan.Bench -- hostile</c>.</summary>
public sealed class HostileTests
{
    // All that is asked for in the course of a check, most of which is given back on the way: a search that goes through all for each comes to several times as much.
    private const long MostBytes = 250_000_000;

    public static TheoryData<string> Documents => [.. HostilePlans.Names];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_document_is_judged_with_places_and_in_bounded_memory(string name)
    {
        var plan = HostilePlans.Make(name);
        HostileBench.Judge(plan.Content);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var judged = HostileBench.Judge(plan.Content);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.All(plan.Rules, rule => Assert.Contains(judged.Diagnostics, found => found.Id == rule));
        Assert.InRange(allocated, 0, MostBytes);
        if (plan.IsValid)
        {
            Assert.DoesNotContain(judged.Diagnostics, found => found.Severity == Severity.Error);
        }
    }
}
