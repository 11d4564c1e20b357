namespace Foreplan.Roles;

/// <summary>How much a model may think before it answers.</summary>
public enum Thinking
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>A little.</summary>
    Low,

    /// <summary>Bounded; the planner's default.</summary>
    Medium,

    /// <summary>A lot.</summary>
    High,
}
