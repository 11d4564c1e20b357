using Foreplan.Plans;

namespace Foreplan.Checks;

/// <summary>The phases in the order in which they run: dependencies first, else as in the text.</summary>
internal sealed class PhaseOrder
{
    private readonly Dictionary<int, Phase> byId = [];
    private readonly HashSet<int> ids = [];
    private readonly Dictionary<Phase, int> positions = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<Phase> all;
    private readonly Phase[] ordered;
    private PhaseReach? reach;

    public PhaseOrder(Plan plan)
    {
        all = plan.Phases;
        foreach (var phase in plan.Phases)
        {
            byId.TryAdd(phase.Id, phase);
            ids.Add(phase.Id);
        }

        var visited = new List<Phase>();
        var seen = new HashSet<Phase>(ReferenceEqualityComparer.Instance);
        foreach (var phase in plan.Phases)
        {
            Visit(phase, seen, visited);
        }

        ordered = [.. visited];
        for (var at = 0; at < ordered.Length; at++)
        {
            positions.Add(ordered[at], at);
        }
    }

    public IReadOnlyList<Phase> Phases => ordered;

    /// <summary>The numbers that phases have.</summary>
    public IReadOnlySet<int> Ids => ids;

    /// <summary>How many phases run before this one.</summary>
    public int PositionOf(Phase phase) => positions[phase];

    /// <summary>The phases that run first.</summary>
    public IReadOnlyList<Phase> First(int count) => new ArraySegment<Phase>(ordered, 0, count);

    /// <summary>The phases that wait for each other, each circle in the order of the text.</summary>
    public IEnumerable<IReadOnlyList<Phase>> Circles => Reach.Circles;

    private PhaseReach Reach => reach ??= new(all, byId);

    /// <summary>True when a phase waits for another, directly or over others.</summary>
    public bool DependsOn(Phase phase, Phase other) => Reach.Waits(phase, byId[other.Id]);

    private void Visit(Phase start, HashSet<Phase> seen, List<Phase> ordered)
    {
        // By hand, not by recursion: a hostile plan may chain thousands of phases.
        var path = new Stack<(Phase Phase, int Next)>();
        if (seen.Add(start))
        {
            path.Push((start, 0));
        }

        while (path.TryPop(out var at))
        {
            if (at.Next == at.Phase.DependsOn.Count)
            {
                ordered.Add(at.Phase);
                continue;
            }

            path.Push((at.Phase, at.Next + 1));
            if (byId.TryGetValue(at.Phase.DependsOn[at.Next], out var needed) && seen.Add(needed))
            {
                path.Push((needed, 0));
            }
        }
    }
}
