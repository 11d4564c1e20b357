namespace Foreplan.Workspace.Processes;

/// <summary>Folders that programs of the search path need to be the same programs inside the sandbox: the path's own, what their links lead to, and the version managers' roots.</summary>
internal static class Toolchains
{
    private static readonly string[] ProgramFolders = ["bin", "sbin", "shims", "libexec"];

    private static readonly string[] System = ["/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc"];

    // Version managers that look below HOME, which is another one inside.
    private static readonly (string Variable, string? BelowHome)[] Managers =
    [
        ("RUSTUP_HOME", ".rustup"), ("PYENV_ROOT", ".pyenv"), ("RBENV_ROOT", ".rbenv"), ("ASDF_DATA_DIR", ".asdf"), ("ASDF_DIR", ".asdf"),
        ("VOLTA_HOME", ".volta"), ("MISE_DATA_DIR", ".local/share/mise"), ("NVM_DIR", ".nvm"), ("SDKMAN_DIR", ".sdkman"),
        ("DOTNET_ROOT", null), ("JAVA_HOME", null), ("GOROOT", null), ("CONDA_PREFIX", null), ("ANDROID_HOME", null), ("FLUTTER_ROOT", null),
    ];

    private static readonly Lazy<IReadOnlyList<string>> Found = new(() => Find());

    public static string Home { get; } = Path.TrimEndingDirectorySeparator(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>Folders and single files to show read-only at their own paths.</summary>
    public static IReadOnlyList<string> Roots => Found.Value;

    public static IEnumerable<(string Name, string Folder)> Variables()
    {
        foreach (var (variable, belowHome) in Managers)
        {
            var folder = Environment.GetEnvironmentVariable(variable) ?? (belowHome is null ? null : Path.Combine(Home, belowHome));
            if (folder is not null && Directory.Exists(folder))
            {
                yield return (variable, folder);
            }
        }
    }

    private static List<string> Find()
    {
        var roots = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Queue<string>(ProgramLookup.Folders);
        foreach (var (_, folder) in Variables().Where(row => MayBeShown(row.Folder)))
        {
            roots.Add(folder);
        }
        while (folders.TryDequeue(out var folder))
        {
            if (!seen.Add(folder) || !MayBeShown(folder))
            {
                continue;
            }
            roots.Add(folder);
            if (RealPath.Of(folder) is { } real && real != folder)
            {
                folders.Enqueue(real);
            }
            if (RootOf(folder) is { } root)
            {
                roots.Add(root);
            }
            foreach (var target in LinkTargets(folder))
            {
                if (Path.GetDirectoryName(target) is { } place && MayBeShown(place))
                {
                    folders.Enqueue(place);
                }
                else
                {
                    roots.Add(target);
                }
            }
        }
        return WithoutNested(roots.Where(root => !IsSystem(root)));
    }

    private static string? RootOf(string folder) =>
        ProgramFolders.Contains(Path.GetFileName(folder)) && Path.GetDirectoryName(folder) is { } root && MayBeShown(root) ? root : null;

    // Only links that leave their folder's system part are of interest: /usr is bound whole.
    private static IEnumerable<string> LinkTargets(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = true })
            .Where(entry => entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            .Select(entry => RealPath.Of(entry.FullName))
            .OfType<string>()
            .Where(target => File.Exists(target) && !IsSystem(target));

    private static bool IsSystem(string path) =>
        System.Any(system => path == system || path.StartsWith(system + "/", StringComparison.Ordinal));

    // Not a home as a whole, not where credentials lie, and not a project of the person's that happens to be in the path.
    private static bool MayBeShown(string folder)
    {
        string[] never = [Home, Path.Combine(Home, ".local"), Path.Combine(Home, ".local/share"), Path.Combine(Home, ".config"), Path.Combine(Home, ".cargo"), Path.Combine(Home, ".ssh")];
        return !never.Contains(folder)
            && !(Home + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal)
            && folder is not "/tmp" and not "/opt" and not "/var"
            && (folder.Contains("/.", StringComparison.Ordinal) || !Path.Exists(Path.Combine(folder, ".git")));
    }

    private static List<string> WithoutNested(IEnumerable<string> roots)
    {
        var kept = new List<string>();
        foreach (var root in roots.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!kept.Exists(outer => root.StartsWith(outer + "/", StringComparison.Ordinal)))
            {
                kept.Add(root);
            }
        }
        return kept;
    }
}
