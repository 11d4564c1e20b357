using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks;

public sealed class PhaseReachTests
{
    [Fact]
    public void A_phase_waits_for_what_it_needs_directly_or_over_others_and_never_for_what_needs_it()
    {
        var order = Order("none", "1", "2", "1, 3", "none");
        Assert.True(Depends(order, 4, 1));
        Assert.True(Depends(order, 4, 2));
        Assert.False(Depends(order, 1, 4));
        Assert.False(Depends(order, 4, 5));
        Assert.False(Depends(order, 1, 1));
        Assert.Empty(order.Circles);
    }

    [Fact]
    public void Each_circle_is_found_once_with_what_waits_for_it_left_out()
    {
        var order = Order("3", "1", "2, 7", "3", "6", "5", "none", "8");
        Assert.Equal([[1, 2, 3], [5, 6]], order.Circles.Select(circle => circle.Select(phase => phase.Id)));
        Assert.True(Depends(order, 1, 1));
        Assert.True(Depends(order, 4, 7));
        Assert.False(Depends(order, 7, 4));
        Assert.False(Depends(order, 1, 5));
        Assert.True(Depends(order, 8, 8));
    }

    [Fact]
    public void What_is_worked_out_at_once_is_what_a_walk_from_each_phase_finds()
    {
        var random = new Random(5);
        for (var round = 0; round < 40; round++)
        {
            var needs = Enumerable.Range(0, 90).Select(_ => Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(1, 95)).ToList()).ToList();
            var order = Order([.. needs.Select(of => of.Count == 0 ? "none" : string.Join(", ", of))]);
            for (var from = 1; from <= needs.Count; from++)
            {
                var seen = new HashSet<int>();
                var open = new Stack<int>(needs[from - 1]);
                while (open.TryPop(out var id))
                {
                    if (id <= needs.Count && seen.Add(id))
                    {
                        needs[id - 1].ForEach(open.Push);
                    }
                }

                Assert.Equal(seen.Order(), order.Phases.Select(phase => phase.Id).Where(to => Depends(order, from, to)).Order());
            }
        }
    }

    private static PhaseOrder Order(params string[] needs) => new(PlanReader.Read(SourceText.From("plan.md",
        "# Plan: A\n\n## Phases\n" + string.Concat(needs.Select((need, at) => $"\n### Phase {at + 1}: A\n- **Depends on**: {need}\n")))));

    private static bool Depends(PhaseOrder order, int phase, int other) => order.DependsOn(order.Phases.Single(one => one.Id == phase), order.Phases.Single(one => one.Id == other));
}
