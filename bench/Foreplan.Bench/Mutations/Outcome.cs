using Foreplan.Diagnostics;

namespace Foreplan.Bench.Mutations;

/// <summary>What became of a planted fault.</summary>
/// <param name="Plan">The plan that it was planted in.</param>
/// <param name="Mutant">The fault.</param>
/// <param name="More">What was found that the untouched plan has not.</param>
internal sealed record Outcome(string Plan, Mutant Mutant, IReadOnlyList<Diagnostic> More)
{
    public bool IsFound => More.Any(found => Mutant.Rules.Contains(found.Id));
}
