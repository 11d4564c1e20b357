namespace Foreplan.Roles;

/// <summary>A model of a provider, normalized: <c>anthropic/claude-haiku-4-5</c>, <c>ollama/qwen3</c>, <c>scripted:demo.json</c>.</summary>
/// <param name="Provider">anthropic, openai, google, ollama, openrouter, openai-compatible or scripted.</param>
/// <param name="Name">The provider's name of the model; a file path for scripted.</param>
public sealed partial record ModelRef(string Provider, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Provider == "scripted" ? $"scripted:{Name}" : $"{Provider}/{Name}";
}
