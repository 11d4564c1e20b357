namespace Foreplan.Reviews;

/// <summary>What the diff has and no phase asked for, or a phase asked for and the diff has not; found by code.</summary>
public sealed record Deviation
{
    /// <summary>The file, relative to the root; null when it is about none.</summary>
    public string? Path { get; init; }

    /// <summary>The line in the new file, from 1; null when it is about the whole file.</summary>
    public int? Line { get; init; }

    /// <summary>The phase that asked for it; null when none did.</summary>
    public int? Phase { get; init; }

    /// <summary>scope, missing, text, requirement, unfinished, tests or gate.</summary>
    public required string Kind { get; init; }

    /// <summary>What differs, one sentence without the place.</summary>
    public required string Title { get; init; }

    /// <summary>The lines it is about, or the reason; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>A command of <c>Done when</c> that is not met.</summary>
    public static Deviation NotDone(string command, string why) => new() { Kind = "gate", Title = $"`{command}` of Done when is not met", Detail = why };
}
