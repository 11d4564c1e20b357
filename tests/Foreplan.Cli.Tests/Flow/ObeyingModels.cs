using Foreplan.ModelServer;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>A scene whose roles are a provider's models, sandboxed, and a server on loopback in the provider's place.</summary>
internal static class ObeyingModels
{
    public static Scene Scene(string provider, string? plan = null, params (string Path, string Text)[] files)
    {
        var (big, small) = provider == "anthropic" ? ("anthropic/claude-opus-5-5", "anthropic/claude-haiku-5-5") : ("openai/gpt-5.6-sol", "openai/gpt-5.6-luna");
        var scene = new Scene();
        scene.Put("AGENTS.md", $"# Agent Configuration\n## Planning Agent\n- Model: {big}\n## Implementation Agent\n- Model: {small}\n## Review Agent\n- Model: {big}\n");
        foreach (var (path, text) in files)
        {
            scene.Put(path, text);
        }

        scene.CommitAll();
        scene.Planned(plan ?? ScriptedModels.Plan);
        scene.Lock(null, "full");
        return scene;
    }

    public static void PointAt(Scene scene, StrictServer server)
    {
        scene.Variables["ANTHROPIC_BASE_URL"] = server.AnthropicUrl;
        scene.Variables["OPENAI_BASE_URL"] = server.OpenAiUrl;
        scene.Variables["ANTHROPIC_API_KEY"] = scene.Variables["OPENAI_API_KEY"] = "made-up-for-a-test";
    }
}
