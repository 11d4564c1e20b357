namespace Foreplan.Plans;

/// <summary>Which commands of a run may use the network.</summary>
public enum PlanNetwork
{
    /// <summary>None; the default.</summary>
    None,

    /// <summary>The setup commands.</summary>
    Setup,

    /// <summary>Setup and gates.</summary>
    Gates,
}
