using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>What the diff has and no phase asked for, or a phase asked for and the diff has not; found by code.</summary>
public sealed record Deviation
{
    /// <summary>The file, relative to the root; null when it is about none.</summary>
    public string? Path { get; init; }

    /// <summary>The line in the reviewed commit, from 1; null when it is about the whole file.</summary>
    public int? Line { get; init; }

    /// <summary>The phase that asked for it; null when none did.</summary>
    public int? Phase { get; init; }

    /// <summary>out_of_scope, missing_change, text_changed, requirement_without_change, stub, test_removed, test_skipped or done_when.</summary>
    public required string Kind { get; init; }

    /// <summary>What differs, one line without the place.</summary>
    public required string Title { get; init; }

    /// <summary>The lines it is about, or the reason; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>A command of <c>Done when</c> that was red.</summary>
    /// <param name="command">Its words.</param>
    /// <param name="why">What it did instead; may be empty.</param>
    public static Deviation NotDone(string command, string why) => new()
    {
        Kind = "done_when",
        Title = $"`{LineText.Short(command)}` of Done when is not met",
        Detail = why,
    };
}
