using System.Text.Json;

namespace Foreplan.Tools;

/// <summary>Something a model can call. A tool never writes: it answers, and names the changes it wants.</summary>
public interface ITool
{
    /// <summary>The fixed name, such as <c>read_file</c>.</summary>
    string Name { get; }

    /// <summary>What the model is told about it.</summary>
    string Description { get; }

    /// <summary>The JSON Schema of its arguments.</summary>
    JsonElement Schema { get; }

    /// <summary>Answers a call. Wrong arguments are an answer with <c>bad_arguments</c>, never an exception.</summary>
    Task<ToolAnswer> AnswerAsync(JsonElement arguments, CancellationToken cancel);
}
