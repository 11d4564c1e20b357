using Foreplan.Plans;

namespace Foreplan.Checks;

/// <summary>Which phase waits for which, directly or over others; worked out once for all, so that thousands of phases are looked at in no time.</summary>
internal sealed class PhaseReach
{
    private readonly Dictionary<Phase, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly int[][] needs;
    private readonly int[] circleOf;
    private readonly List<List<int>> circles = [];
    private readonly List<ulong[]> reached = [];
    private readonly IReadOnlyList<Phase> phases;

    /// <param name="phases">The phases as in the text.</param>
    /// <param name="byId">The phase that a number means.</param>
    public PhaseReach(IReadOnlyList<Phase> phases, IReadOnlyDictionary<int, Phase> byId)
    {
        this.phases = phases;
        for (var at = 0; at < phases.Count; at++)
        {
            numbers.Add(phases[at], at);
        }

        needs = new int[phases.Count][];
        for (var at = 0; at < phases.Count; at++)
        {
            needs[at] = NeedsOf(phases[at], byId);
        }

        circleOf = new int[phases.Count];
        FindCircles();
        for (var circle = 0; circle < circles.Count; circle++)
        {
            reached.Add(Reached(circle));
        }
    }

    /// <summary>The phases that wait for each other, each circle in the order of the text.</summary>
    public IEnumerable<IReadOnlyList<Phase>> Circles =>
        circles.Where(circle => circle.Count > 1).Select(circle => circle.Order().ToList()).OrderBy(circle => circle[0]).Select(circle => circle.ConvertAll(at => phases[at]));

    /// <summary>True when a phase waits for another, directly or over others; of itself in a circle.</summary>
    public bool Waits(Phase phase, Phase other) => Has(reached[circleOf[numbers[phase]]], circleOf[numbers[other]]);

    // What a circle needs was found before it: each set is made of sets that are there.
    private ulong[] Reached(int circle)
    {
        ulong[] set = [];
        foreach (var at in circles[circle])
        {
            foreach (var needed in needs[at])
            {
                Reach(ref set, circleOf[needed], circle);
            }
        }

        return set;
    }

    private void Reach(ref ulong[] set, int next, int circle)
    {
        if (Has(set, next))
        {
            return;
        }

        if (next / 64 >= set.Length)
        {
            Array.Resize(ref set, (next / 64) + 1);
        }

        set[next / 64] |= 1UL << (next % 64);
        for (var word = 0; next != circle && word < reached[next].Length; word++)
        {
            set[word] |= reached[next][word];
        }
    }

    private int[] NeedsOf(Phase phase, IReadOnlyDictionary<int, Phase> byId)
    {
        List<int> found = [];
        foreach (var id in phase.DependsOn)
        {
            if (byId.TryGetValue(id, out var needed))
            {
                found.Add(numbers[needed]);
            }
        }

        return [.. found];
    }

    private static bool Has(ulong[] set, int circle) => circle / 64 < set.Length && (set[circle / 64] & (1UL << (circle % 64))) != 0;

    // Tarjan's strongly connected components; by hand, not by recursion: a hostile plan may chain thousands of phases.
    private void FindCircles()
    {
        var index = new int[phases.Count];
        var low = new int[phases.Count];
        var isOpen = new bool[phases.Count];
        var open = new Stack<int>();
        var path = new Stack<(int At, int Next)>();
        var count = 0;
        for (var start = 0; start < phases.Count; start++)
        {
            if (index[start] > 0)
            {
                continue;
            }

            path.Push((start, 0));
            while (path.TryPop(out var step))
            {
                var (at, next) = step;
                if (next == 0)
                {
                    index[at] = low[at] = ++count;
                    open.Push(at);
                    isOpen[at] = true;
                }
                else if (isOpen[needs[at][next - 1]])
                {
                    low[at] = Math.Min(low[at], low[needs[at][next - 1]]);
                }

                if (next < needs[at].Length)
                {
                    path.Push((at, next + 1));
                    if (index[needs[at][next]] == 0)
                    {
                        path.Push((needs[at][next], 0));
                    }
                }
                else if (low[at] == index[at])
                {
                    Close(at, open, isOpen);
                }
            }
        }
    }

    private void Close(int first, Stack<int> open, bool[] isOpen)
    {
        var circle = new List<int>();
        int at;
        do
        {
            at = open.Pop();
            isOpen[at] = false;
            circleOf[at] = circles.Count;
            circle.Add(at);
        }
        while (at != first);
        circles.Add(circle);
    }
}
