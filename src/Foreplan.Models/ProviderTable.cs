namespace Foreplan.Models;

/// <summary>Every provider; adding one is adding a row.</summary>
internal static class ProviderTable
{
    public static readonly IReadOnlyList<ProviderRow> Rows =
    [
        new()
        {
            Name = "anthropic", Dialect = ProviderDialect.Messages, KeyVariable = "ANTHROPIC_API_KEY", KeyRequired = true,
            BaseUrlVariable = "ANTHROPIC_BASE_URL", BaseUrl = "https://api.anthropic.com",
        },
        new()
        {
            Name = "openai", Dialect = ProviderDialect.ChatCompletions, KeyVariable = "OPENAI_API_KEY", KeyRequired = true,
            BaseUrlVariable = "OPENAI_BASE_URL", BaseUrl = "https://api.openai.com/v1",
        },
        new()
        {
            Name = "google", Dialect = ProviderDialect.ChatCompletions, KeyVariable = "GEMINI_API_KEY", KeyRequired = true, OldOutputCap = true,
            BaseUrlVariable = "GEMINI_BASE_URL", BaseUrl = "https://generativelanguage.googleapis.com/v1beta/openai",
        },
        new()
        {
            Name = "ollama", Dialect = ProviderDialect.ChatCompletions, OldOutputCap = true,
            BaseUrlVariable = "OLLAMA_BASE_URL", BaseUrl = "http://127.0.0.1:11434/v1",
        },
        new()
        {
            Name = "openrouter", Dialect = ProviderDialect.ChatCompletions, KeyVariable = "OPENROUTER_API_KEY", KeyRequired = true, OldOutputCap = true,
            BaseUrlVariable = "OPENROUTER_BASE_URL", BaseUrl = "https://openrouter.ai/api/v1",
        },
        new()
        {
            Name = "openai-compatible", Dialect = ProviderDialect.ChatCompletions, KeyVariable = "OPENAI_COMPATIBLE_API_KEY", OldOutputCap = true,
            BaseUrlVariable = "OPENAI_COMPATIBLE_BASE_URL",
        },
        new() { Name = "scripted", Dialect = ProviderDialect.Script },
    ];

    public static ProviderRow Find(string name) =>
        Rows.FirstOrDefault(row => row.Name == name)
        ?? throw new ForeplanException(
            $"There is no provider named {name}.",
            $"Use one of {string.Join(", ", Rows.Select(row => row.Name))}, written as provider/model.");
}
