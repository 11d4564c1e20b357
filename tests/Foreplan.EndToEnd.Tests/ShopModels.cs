using Foreplan.ModelServer;

namespace Foreplan.EndToEnd.Tests;

/// <summary>Models of a provider for the three roles, and where a server on loopback stands in for it.</summary>
internal sealed record ShopModels(string Planner, string Executor, string Reviewer)
{
    public static ShopModels Anthropic { get; } = new("anthropic/claude-opus-5-5", "anthropic/claude-haiku-5-5", "anthropic/claude-sonnet-5-5");

    public static ShopModels AnthropicOld { get; } = new("anthropic/claude-opus-4-5", "anthropic/claude-haiku-4-5", "anthropic/claude-sonnet-4-5");

    public static ShopModels OpenAi { get; } = new("openai/gpt-5.6-sol", "openai/gpt-5.6-luna", "openai/gpt-5.6-terra");

    public static ShopModels Compatible { get; } = new("openai-compatible/big", "openai-compatible/small", "openai-compatible/middle");

    public string[] Plan => ["--planner", Planner];

    public string[] Lock => ["--planner", Planner, "--executor", Executor, "--reviewer", Reviewer];

    public static ShopModels Of(string name) => name switch
    {
        "anthropic" => Anthropic,
        "anthropic-4-5" => AnthropicOld,
        "openai" => OpenAi,
        _ => Compatible,
    };

    /// <summary>Points every provider at the server; the keys are made up.</summary>
    public static void PointAt(Site site, StrictServer server)
    {
        site.Variables["ANTHROPIC_BASE_URL"] = server.AnthropicUrl;
        site.Variables["OPENAI_BASE_URL"] = site.Variables["OPENAI_COMPATIBLE_BASE_URL"] = server.OpenAiUrl;
        foreach (var name in new[] { "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENAI_COMPATIBLE_API_KEY" })
        {
            site.Variables[name] = "made-up-for-a-test";
        }
    }
}
