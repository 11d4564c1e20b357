using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Diagnostics;

namespace Foreplan.Cli;

/// <summary>What a command found or did, for a person and for a machine.</summary>
/// <param name="Outcome">The exit code.</param>
internal sealed record Reply(Outcome Outcome)
{
    /// <summary>What goes to standard output for a person.</summary>
    public Action<Page> Show { get; init; } = static _ => { };

    /// <summary>A text from elsewhere that is the whole answer: as it is into a pipe or a file, cleaned for a terminal.</summary>
    public string? Raw { get; init; }

    /// <summary>The command's own fields of the JSON document.</summary>
    public JsonObject Fields
    {
        get => field ??= LateFields?.Invoke() ?? [];
        init;
    }

    /// <summary>Makes the fields when the document is asked for, where a person mostly is who asks.</summary>
    public Func<JsonObject>? LateFields { private get; init; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What is wrong, for standard error; null when the page says it.</summary>
    public string? Message { get; init; }

    /// <summary>What to do next.</summary>
    public string Next { get; init; } = "";
}
