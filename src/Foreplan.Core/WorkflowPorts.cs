using Foreplan.Calls;
using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Runs;

namespace Foreplan;

/// <summary>What a <see cref="Workflow"/> works with: the ports and their implementations, composed by whoever starts it.</summary>
public sealed record WorkflowPorts
{
    /// <summary>The person's repository.</summary>
    public required IRepository Repository { get; init; }

    /// <summary>Its plan folders.</summary>
    public required IPlanShelf Shelf { get; init; }

    /// <summary>The model providers.</summary>
    public required IModels Models { get; init; }

    /// <summary>The runner of commands.</summary>
    public required IGateRunner Commands { get; init; }

    /// <summary>The programs of this machine.</summary>
    public required IProgramLookup Programs { get; init; }

    /// <summary>The prices.</summary>
    public required PriceBook Prices { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The person, when one is at a terminal; null (the default) leaves questions open.</summary>
    public IPerson? Person { get; init; }

    /// <summary>Who watches; null (the default) for nobody.</summary>
    public IProgress<Progress>? Progress { get; init; }
}
