using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Foreplan.Tools;

/// <summary>The tools of a role, by name, and their declarations for a request in a fixed order.</summary>
/// <param name="tools">The tools.</param>
public sealed class ToolBox(IReadOnlyList<ITool> tools)
{
    private readonly Dictionary<string, ITool> byName = tools.ToDictionary(tool => tool.Name, StringComparer.Ordinal);

    /// <summary>What a request declares.</summary>
    public IList<AITool> Declarations { get; } =
        [.. tools.Select(tool => AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, tool.Schema))];

    /// <summary>What the declarations cost in every request, as text to estimate.</summary>
    public string DeclaredText { get; } = string.Join('\n', tools.Select(tool => $"{tool.Name} {tool.Description} {tool.Schema.GetRawText()}"));

    /// <summary>Answers a call; a tool that is not there is an answer too.</summary>
    public async Task<ToolAnswer> AnswerAsync(string name, JsonElement arguments, CancellationToken cancel) =>
        byName.TryGetValue(name, out var tool)
            ? await tool.AnswerAsync(arguments, cancel)
            : ToolAnswer.Error(ToolCode.NotAllowed, $"There is no tool {name}. You have: {string.Join(", ", byName.Keys)}.");
}
