namespace Foreplan.Costs;

/// <summary>What a model is good for, weakest first.</summary>
public enum ModelTier
{
    /// <summary>Carries out what a plan says.</summary>
    Cheap,

    /// <summary>Reviews.</summary>
    Medium,

    /// <summary>Plans.</summary>
    Strong,
}
