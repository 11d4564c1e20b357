namespace Foreplan.Runs;

/// <summary>The files that steer people, machines and models: plan documents, CI configuration, instructions of agents.</summary>
internal static class ProtectedPaths
{
    private static readonly HashSet<string> PlanDocuments = new(StringComparer.OrdinalIgnoreCase)
    {
        "spec.md", "plan.md", "plan.draft.md", "notes.json", "plan.lock.json", "review.md", "report.md",
    };

    // At any depth: tools look for some of them in every folder.
    private static readonly HashSet<string> FileNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ".gitmodules", ".gitattributes",
        ".gitlab-ci.yml", ".gitlab-ci.yaml", ".travis.yml", "appveyor.yml", ".appveyor.yml", ".drone.yml", ".woodpecker.yml", ".woodpecker.yaml",
        "bitbucket-pipelines.yml", ".cirrus.yml", "Jenkinsfile",
        "AGENTS.md", "AGENTS.override.md", "AGENT.md", "CLAUDE.md", "CLAUDE.local.md", "GEMINI.md", "QWEN.md", "opencode.json", "opencode.jsonc",
        ".cursorrules", ".windsurfrules", ".clinerules", ".roorules", ".mcp.json", "foreplan.json",
    };

    private static readonly HashSet<string> FolderNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ".circleci", ".ci", ".buildkite", ".teamcity", ".azure-pipelines", ".woodpecker", ".semaphore",
        ".cursor", ".claude", ".codex", ".gemini", ".opencode", ".windsurf", ".clinerules", ".cline", ".roo", ".junie", ".kiro", ".continue",
    };

    private static readonly string[] Beginnings =
    [
        ".github/workflows/", ".github/actions/", ".github/instructions/", ".github/prompts/", ".github/agents/", ".github/copilot-instructions.md",
        ".gitlab/ci/", ".vscode/mcp.json", "azure-pipelines", "Jenkinsfile.", ".aider",
    ];

    /// <summary>True for a document of this plan, the record over all plans, and every lock: never writable.</summary>
    internal static bool IsPlanDocument(string path, string planFolder)
    {
        var (folder, name) = Split(path);
        return name.Equals("plan.lock.json", StringComparison.OrdinalIgnoreCase)
            || path.Equals("PLANS.md", StringComparison.OrdinalIgnoreCase)
            || (folder.Equals(planFolder.Trim('/'), StringComparison.OrdinalIgnoreCase) && PlanDocuments.Contains(name));
    }

    /// <summary>True for a file that is writable only when the phase names it exactly.</summary>
    internal static bool IsGuarded(string path)
    {
        var (folder, name) = Split(path);
        return FileNames.Contains(name)
            || Beginnings.Any(beginning => path.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            || folder.Split('/').Any(FolderNames.Contains)
            || (PlanDocuments.Contains(name) && folder.StartsWith("plans/", StringComparison.OrdinalIgnoreCase));
    }

    private static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
    }
}
