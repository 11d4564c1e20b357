using System.Text.Json;

namespace Foreplan.Tools;

/// <summary>A tool whose arguments are checked against its schema before it is asked.</summary>
/// <param name="name">The fixed name.</param>
/// <param name="description">What the model is told.</param>
/// <param name="schema">The JSON Schema of the arguments.</param>
public abstract class Tool(string name, string description, string schema) : ITool
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public JsonElement Schema { get; } = JsonElement.Parse(schema);

    /// <inheritdoc/>
    public Task<ToolAnswer> AnswerAsync(JsonElement arguments, CancellationToken cancel) =>
        ToolArguments.Read(arguments, Schema) switch
        {
            ({ } read, _) => CarryOutAsync(read, cancel),
            (_, { } wrong) => Task.FromResult(wrong),
            _ => throw new InvalidOperationException("Arguments were neither read nor refused."),
        };

    /// <summary>Answers a call whose arguments fit the schema.</summary>
    protected abstract Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel);
}
