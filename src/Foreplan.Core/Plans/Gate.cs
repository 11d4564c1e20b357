using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>One verification command with what is expected of it.</summary>
public sealed record Gate
{
    /// <summary>The line's command as the plan writes it, with <c>sh:</c> and <c>in DIR:</c> kept.</summary>
    public required string Text { get; init; }

    /// <summary>The words to start, unquoted; <c>["sh", "-c", …]</c> for a line that starts with <c>sh:</c>. Empty when the line could not be read.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The folder to run in, relative to the root; empty for the root.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The exit code that is expected; 0 by default.</summary>
    public int ExitCode { get; init; }

    /// <summary>Text that standard output or error must contain; null when none is demanded.</summary>
    public string? OutputContains { get; init; }

    /// <summary>True when nothing may be printed.</summary>
    public bool NoOutput { get; init; }

    /// <summary>The least number of passed tests; null when none is demanded.</summary>
    public int? AtLeastTests { get; init; }

    /// <summary>Where it stands in the plan.</summary>
    public required SourceSpan Span { get; init; }
}
