using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Phases;

// Is a code span a command, and one that checks something?
internal static partial class CommandText
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "npm", "npx", "pnpm", "yarn", "bun", "bunx", "node", "deno", "tsc", "jest", "vitest", "eslint", "prettier", "biome", "playwright", "cypress", "mocha", "turbo", "nx",
        "python", "python3", "pytest", "uv", "poetry", "pipenv", "tox", "nox", "ruff", "mypy", "pyright", "black", "hatch", "pre-commit",
        "go", "golangci-lint", "cargo", "rustc", "make", "just", "task", "cmake", "ctest", "ninja", "meson", "bazel", "buck2", "dotnet", "msbuild",
        "mvn", "mvnw", "./mvnw", "gradle", "gradlew", "./gradlew", "sbt", "javac", "java", "kotlinc", "ant",
        "ruby", "bundle", "rake", "rspec", "rails", "bin/rails", "bin/rspec", "rubocop", "php", "composer", "phpunit", "vendor/bin/phpunit", "artisan", "phpstan",
        "swift", "xcodebuild", "swiftlint", "flutter", "dart", "mix", "elixir", "stack", "cabal", "zig", "perl", "prove", "julia", "Rscript",
        "git", "grep", "rg", "find", "ls", "cat", "test", "diff", "curl", "wget", "jq", "bash", "sh", "zsh", "docker", "docker-compose", "kubectl", "helm", "terraform", "ansible-playbook", "act",
        "openspec", "specify", "shellcheck", "yamllint", "hadolint", "sqlfluff", "psql", "sqlite3", "nix", "env", "timeout", "gh", "./configure", "alembic", "markdownlint", "ansible-lint", "actionlint",
    };

    private static readonly HashSet<string> Alone = new(StringComparer.Ordinal)
    {
        "pytest", "make", "tox", "nox", "rspec", "tsc", "jest", "vitest", "eslint", "rubocop", "phpunit", "mypy", "pyright", "ctest", "rake", "phpstan", "golangci-lint",
    };

    public static bool IsCommand(string code)
    {
        var text = Prefix().Without(code.Trim());
        if (text.Length is 0 or > 400 || text.Contains('\n', StringComparison.Ordinal) || text.Contains('…', StringComparison.Ordinal) || text.EndsWith("...", StringComparison.Ordinal) || Placeholder().IsMatch(text))
        {
            return false;
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? text : text[..space];
        return space < 0
            ? Alone.Contains(first) || ScriptAlone().IsMatch(first)
            : Programs.Contains(first) || Script().IsMatch(first);
    }

    public static bool IsCheck(string code) => IsCommand(code) && Checks().IsMatch(code) && !Changes().IsMatch(code);

    // A server or a watcher: no gate comes back from it.
    public static bool NeverEnds(string code) => Serves().IsMatch(Prefix().Without(code.Trim()));

    [GeneratedRegex(@"^(?:npm|pnpm|yarn|bun)(?: run)? (?:dev|start|serve|preview|watch)(?::[\w-]+)?$|^(?:npx )?(?:next dev|vite|nodemon\b.*|streamlit run .*|uvicorn .*|flask run\b.*)$|\bmanage\.py runserver\b|^docker(?: |-)compose up(?!.*\s(?:-d|--detach|--wait|--no-start|--abort-on-container-\w+|--exit-code-from)\b).*$|^dotnet watch\b|\s--watch$")]
    private static partial Regex Serves();

    [GeneratedRegex(@"^(?:sh:\s*|in\s+[^:`]+:\s*|\$\s+|(?:[A-Z][A-Z0-9_]*=\S+\s+)+)")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(?:\./|\.\./)?[\w.-]+(?:/[\w.-]+)+$|^\./[\w.-]+$")]
    private static partial Regex Script();

    [GeneratedRegex(@"^\./[\w.-]+(?:/[\w.-]+)*(?:\.sh)?$")]
    private static partial Regex ScriptAlone();

    [GeneratedRegex(@"<[a-zA-Z][\w -]*>|\{[a-zA-Z_]+\}|\[[a-zA-Z_ -]+\]$")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(?:tests?|spec|check|lint|build|compile|typecheck|type-check|tsc|validate|verify|pytest|jest|vitest|mypy|ruff|eslint|clippy|vet|fmt|format|shellcheck|ctest|rspec|phpunit|rubocop|audit|e2e|diff --exit-code)\b|grep|\brg\b|\btest -", RegexOptions.IgnoreCase)]
    private static partial Regex Checks();

    [GeneratedRegex(@"\bgit\s+(?:add|commit|push|checkout|merge|rebase|mv|rm|switch|tag|stash)\b|\b(?:npm|pnpm|yarn|bun|pip|cargo|go|gem|composer|brew)\s+(?:install|add|i|get|remove|publish)\b|\brm\s+-|\bsudo\b|\bmkdir\b", RegexOptions.IgnoreCase)]
    private static partial Regex Changes();
}
