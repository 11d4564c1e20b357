namespace Foreplan.Traces;

/// <summary>One requirement, constraint or criterion on its way: phases, commits, changed lines, tests.</summary>
public sealed record TraceRow
{
    /// <summary>Its id in the spec.</summary>
    public required string Id { get; init; }

    /// <summary>What is wanted; empty when there is no spec beside the plan.</summary>
    public string Text { get; init; } = "";

    /// <summary>True for what <c>--require</c> demands whole: a requirement, not a constraint or a criterion.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The phases that serve it.</summary>
    public required IReadOnlyList<int> Phases { get; init; }

    /// <summary>Their commits.</summary>
    public IReadOnlyList<string> Commits { get; init; } = [];

    /// <summary>What they changed, tests left out.</summary>
    public IReadOnlyList<TraceFile> Lines { get; init; } = [];

    /// <summary>What tests it: changed test files, and gates that count tests or name a test file.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>What is missing on the way, one short sentence each; empty when it is whole.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];
}
