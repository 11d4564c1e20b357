namespace Foreplan.Roles;

/// <summary>One role of the block in AGENTS.md, with its model and limits.</summary>
public sealed record Role
{
    /// <summary>Which role.</summary>
    public required RoleName Name { get; init; }

    /// <summary>The model that plays it; null when the block names none that can be read.</summary>
    public ModelRef? Model { get; init; }

    /// <summary>The model that takes over after the attempts are used; null for none.</summary>
    public ModelRef? EscalateTo { get; init; }

    /// <summary>The largest request in tokens. 60,000 by default.</summary>
    public int MaximumContext { get; init; } = 60_000;

    /// <summary>The largest answer in tokens. 8,000 by default, 32,000 for the planner.</summary>
    public int MaximumOutput { get; init; } = 8_000;

    /// <summary>How much it thinks. Off by default, medium for the planner.</summary>
    public Thinking Thinking { get; init; }
}
