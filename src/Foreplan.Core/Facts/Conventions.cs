using Foreplan.Tools;

namespace Foreplan.Facts;

internal static class Conventions
{
    private static readonly string[] Names =
    [
        "AGENTS.md", "CLAUDE.md", "GEMINI.md", "CONTRIBUTING.md", "README.md", "ARCHITECTURE.md", "CODEOWNERS", ".editorconfig", ".cursorrules", "copilot-instructions.md",
        ".prettierrc", ".prettierrc.json", "prettier.config.js", ".eslintrc", ".eslintrc.js", ".eslintrc.cjs", ".eslintrc.json", ".eslintrc.yml", "eslint.config.js", "eslint.config.mjs", "eslint.config.ts",
        "biome.json", "tsconfig.json", ".stylelintrc.json", "Directory.Build.props", "Directory.Packages.props", "global.json", ".globalconfig", "stylecop.json",
        "ruff.toml", ".flake8", ".pylintrc", "mypy.ini", ".pre-commit-config.yaml", "rustfmt.toml", ".rustfmt.toml", "clippy.toml", ".golangci.yml", ".golangci.yaml",
        ".rubocop.yml", "phpstan.neon", "phpcs.xml", ".php-cs-fixer.php", "checkstyle.xml", ".clang-format", ".clang-tidy", "lefthook.yml", "commitlint.config.js",
        "Dockerfile", "docker-compose.yml", "compose.yaml", "compose.yml", ".nvmrc", ".node-version", ".python-version", ".tool-versions", "rust-toolchain.toml",
    ];

    public static IEnumerable<string> Lines(KnownFiles files)
    {
        var found = Names.SelectMany(name => files.Named(name).Where(path => KnownFiles.Depth(path) <= 1).Take(3)).ToList();
        var pipelines = files.Paths.Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal) || path is ".gitlab-ci.yml" or "azure-pipelines.yml" or "Jenkinsfile").Take(6).ToList();
        if (found.Count > 0)
        {
            yield return "- " + string.Join(", ", found.Select(RepositoryText.OneLine));
        }

        if (pipelines.Count > 0)
        {
            yield return "- CI: " + string.Join(", ", pipelines.Select(RepositoryText.OneLine));
        }
    }
}
