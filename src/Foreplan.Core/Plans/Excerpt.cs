using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A fence with a path in its info string. With lines it quotes the file at the base commit; without, it is text that the phase must leave in that file.</summary>
public sealed record Excerpt
{
    /// <summary>The path of the fence's info string.</summary>
    public required string Path { get; init; }

    /// <summary>First line from 1; null when the fence is text to leave, word for word.</summary>
    public int? From { get; init; }

    /// <summary>Last line, inclusive.</summary>
    public int? To { get; init; }

    /// <summary>The fence's content, LF line ends, without a final line end.</summary>
    public required string Content { get; init; }

    /// <summary>The fence with its markers in the plan.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>True when the text must be left in the file by the phase.</summary>
    public bool IsRequiredText => From is null;
}
