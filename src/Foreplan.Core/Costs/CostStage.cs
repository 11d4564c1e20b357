namespace Foreplan.Costs;

/// <summary>What money was spent for.</summary>
public enum CostStage
{
    /// <summary>Exploring and writing the plan.</summary>
    Planning,

    /// <summary>Revising, challenging and amending it.</summary>
    Refinement,

    /// <summary>Carrying phases out.</summary>
    Implementation,

    /// <summary>Reviewing the diff.</summary>
    Review,

    /// <summary>Work that belongs to no plan's way, such as an audit.</summary>
    Other,
}
