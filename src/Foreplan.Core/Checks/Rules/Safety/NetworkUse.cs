namespace Foreplan.Checks.Rules.Safety;

/// <summary>Which commands leave this machine.</summary>
internal static class NetworkUse
{
    private static readonly HashSet<string> Clients = new(StringComparer.Ordinal)
    {
        "curl", "wget", "http", "https", "xh", "ssh", "scp", "sftp", "ftp", "telnet", "nc", "ncat", "ping", "dig", "nslookup", "gh", "glab", "aws", "gcloud", "az", "heroku", "vercel", "netlify", "flyctl", "fly", "rsync",
    };

    private static readonly HashSet<string> Installers = new(StringComparer.Ordinal) { "apt", "apt-get", "brew", "apk", "yum", "dnf", "pacman", "snap", "choco", "winget" };

    public static bool IsKnown(string program) => Clients.Contains(program) || Installers.Contains(program);

    public static NetworkKind Of(IReadOnlyList<string> words)
    {
        // Nothing is sent.
        if (words.Any(word => word.StartsWith("--dry-run", StringComparison.Ordinal) && word != "--dry-run=none"))
        {
            return NetworkKind.None;
        }

        var verb = words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) ?? "";
        var next = words.Skip(1).SkipWhile(word => word != verb).Skip(1).FirstOrDefault(word => !word.StartsWith('-')) ?? "";
        return (words[0], verb, next) switch
        {
            ("git", "push", _) or ("npm" or "pnpm" or "yarn" or "bun" or "cargo" or "poetry" or "flit" or "uv", "publish", _) or ("dotnet", "nuget", "push") or ("twine", "upload", _) or ("gem", "push", _)
                or ("docker" or "podman", "push" or "login", _) or ("kubectl", "apply" or "delete" or "create" or "replace" or "patch", _) or ("terraform" or "tofu" or "pulumi", "apply" or "up" or "destroy", _)
                or ("gh", "pr" or "release" or "issue", "create" or "merge" or "close" or "delete" or "edit") => NetworkKind.Publishes,
            ("npm" or "pnpm" or "yarn", "audit", _) => NetworkKind.Reaches,
            ("docker" or "podman", "run", _) or ("go", "install", _) when words.Count > 2 && (words[0] != "go" || words.Any(word => word.Contains('@', StringComparison.Ordinal))) => NetworkKind.Installs,
            ("dotnet", "add", _) when words.Contains("package") => NetworkKind.Installs,
            ("git", "pull" or "fetch" or "clone" or "ls-remote", _) or ("docker" or "podman", "pull", _) => NetworkKind.Reaches,
            ("rsync", _, _) => words.Any(word => word.Contains("://", StringComparison.Ordinal) || (word.Contains(':', StringComparison.Ordinal) && !word.StartsWith('-'))) ? NetworkKind.Reaches : NetworkKind.None,
            var (program, _, _) when Clients.Contains(program) => IsAsked(words) || words.Any(IsOfThisMachine) ? NetworkKind.None : NetworkKind.Reaches,
            var (program, _, _) when Installers.Contains(program) && verb is not ("list" or "--version") => NetworkKind.Installs,
            ("npm" or "pnpm" or "bun", "install" or "i" or "ci" or "add" or "update", _) or ("yarn", "install" or "add", _) or ("pip" or "pip3", "install", _) or ("uv", "sync" or "add", _) or ("uv", "pip", "install")
                or ("poetry" or "pdm" or "bundle", "install" or "add", _) or ("composer", "install" or "require" or "update", _) or ("go", "get", _) or ("go", "mod", "download") or ("cargo", "add" or "install" or "fetch" or "update", _)
                or ("dotnet", "restore", _) or ("dotnet", "tool", "install") or ("gem", "install", _) => NetworkKind.Installs,
            ("yarn", "", _) => NetworkKind.Installs,
            _ => NetworkKind.None,
        };
    }

    private static bool IsAsked(IReadOnlyList<string> words) => words.Count == 1 || words.Contains("--version") || words.Contains("--help") || words is [_, "-V"];

    private static bool IsOfThisMachine(string word) =>
        word.Contains("localhost", StringComparison.OrdinalIgnoreCase) || word.Contains("127.0.0.1", StringComparison.Ordinal) || word.Contains("[::1]", StringComparison.Ordinal) || word.Contains("0.0.0.0", StringComparison.Ordinal)
        || word.StartsWith("--unix-socket", StringComparison.Ordinal) || word.StartsWith("file://", StringComparison.Ordinal);
}
