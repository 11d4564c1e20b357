using Foreplan.Bench.History;
using Foreplan.Bench.Mutations.Faults;

namespace Foreplan.Bench.Mutations;

/// <summary>Plants faults in a true plan, the same ones for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="each">How many of each kind; two that came out the same count once.</param>
internal sealed class Generator(ulong seed, int each)
{
    // A place for a fault is not found at the first throw.
    private const int Throws = 12;

    public static IReadOnlyList<IFault> Faults { get; } =
    [
        new PathFault(), new LineFault(), new ExcerptFault(), new SymbolFault(), new CommandFault(), new GlobFault(), new CycleFault(), new OverlapFault(), new CoverageFault(), new VagueFault(), new CountFault(), new GateFault(),
    ];

    public IEnumerable<Mutant> Of(TruePlan plan)
    {
        var draft = new Draft(plan);
        foreach (var fault in Faults)
        {
            var dice = Dice.For(seed, $"{plan.Name} {fault.Kind}");
            var planted = new HashSet<string>(StringComparer.Ordinal);
            for (var attempt = 0; attempt < each * Throws && planted.Count < each; attempt++)
            {
                if (fault.Plant(draft, dice) is { } mutant && (mutant.Text != plan.Text || mutant.Spec != plan.Spec) && planted.Add(mutant.What))
                {
                    yield return mutant;
                }
            }
        }
    }
}
