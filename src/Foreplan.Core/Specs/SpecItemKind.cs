namespace Foreplan.Specs;

/// <summary>What a spec's item is.</summary>
public enum SpecItemKind
{
    /// <summary>A requirement: R1.</summary>
    Requirement,

    /// <summary>A constraint: C1.</summary>
    Constraint,

    /// <summary>A success criterion: S1.</summary>
    Criterion,
}
