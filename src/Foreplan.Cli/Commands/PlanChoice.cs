using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

/// <summary>Which plan is meant.</summary>
internal static class PlanChoice
{
    /// <summary>The plan that was named; without a name the only open one, or the only one.</summary>
    /// <exception cref="ForeplanException">None or several are meant; the message lists them.</exception>
    public static IPlanFolder Of(Workflow workflow, string? named)
    {
        if (named is not null)
        {
            return workflow.Shelf.Find(named);
        }

        var all = workflow.Shelf.All();
        if (all.Count <= 1)
        {
            return all.Count == 1 ? all[0] : throw new ForeplanException("There is no plan in this repository yet.", "Begin one: foreplan plan \"what you want\"");
        }

        var open = Open(workflow);
        return open.Count == 1
            ? open[0]
            : throw new ForeplanException(
                $"{(open.Count == 0 ? "No plan is open" : "Several plans are open")}: {string.Join(", ", (open.Count == 0 ? all : open).Select(folder => folder.Name))}.",
                "Name the one you mean.");
    }

    /// <summary>The plans of which something is left to do.</summary>
    public static IReadOnlyList<IPlanFolder> Open(Workflow workflow)
    {
        var closed = workflow.Status().Where(plan => plan.Stage is "done" or "rejected" or "retired").Select(plan => plan.Path).ToHashSet(StringComparer.Ordinal);
        return [.. workflow.Shelf.All().Where(folder => !closed.Contains(folder.Path))];
    }
}
