namespace Foreplan.Diagnostics;

/// <summary>One finding about a document, with the place and what to do; serialized as in the published format.</summary>
public sealed record Diagnostic
{
    /// <summary>A stable id such as <c>PL201</c>; never reused.</summary>
    public required string Id { get; init; }

    /// <summary>How much it weighs.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is wrong, one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The document, relative to where the person works; null when it is about no document.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1; null when it is about the whole document.</summary>
    public int? Line { get; init; }

    /// <summary>The column in UTF-16 units, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>What to do next, one sentence.</summary>
    public string? Fix { get; init; }

    /// <summary>The same finding at a place.</summary>
    public Diagnostic At(string? file, int? line, int? column = null) => this with { File = file, Line = line, Column = column };

    /// <inheritdoc/>
    public override string ToString()
    {
        var place = File is null ? "" : Line is null ? $"{File}: " : $"{File}:{Line}: ";
        return $"{place}{Severity.ToString().ToLowerInvariant()} {Id}: {Message}{(Fix is null ? "" : $" ({Fix})")}";
    }
}
