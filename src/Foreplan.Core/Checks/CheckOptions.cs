using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Specs;

namespace Foreplan.Checks;

/// <summary>How a plan is checked, beside the plan, the spec and the repository.</summary>
public sealed record CheckOptions
{
    /// <summary>Rules by id, such as <c>PL140</c>: off, note, warning or error, as <c>foreplan.json</c> says. None by default.</summary>
    public IReadOnlyDictionary<string, string> Severities { get; init; } = new Dictionary<string, string>();

    /// <summary>The largest request of an executor in tokens. 60,000 by default.</summary>
    public int ContextTokens { get; init; } = 60_000;

    /// <summary>The plan's folder relative to the root, empty for the root; null (the default) takes the folder of the plan's document.</summary>
    public string? PlanFolder { get; init; }

    /// <summary>False for a plan in another tool's format, which is not blamed for the parts that the format lacks. True by default.</summary>
    public bool IsOwnFormat { get; init; } = true;

    /// <summary>The prices with what each model is good for; null (the default) leaves out whether the planner is the weaker model.</summary>
    public PriceBook? Prices { get; init; }

    /// <summary>The model that plans, when the plan does not name it; null by default.</summary>
    public ModelRef? Planner { get; init; }

    /// <summary>The model that carries the plan out; null by default.</summary>
    public ModelRef? Executor { get; init; }

    /// <summary>The files that were read while the plan was drafted; null (the default) when that is not known.</summary>
    public IReadOnlySet<string>? FilesRead { get; init; }

    /// <summary>The spec as it was when the plan was written; null (the default) when that is not known.</summary>
    public Spec? SpecWhenPlanned { get; init; }
}
