namespace Foreplan.Workspace.State;

/// <summary>The Markdown documents beneath a folder, or one document.</summary>
public static class MarkdownFiles
{
    private const long LargestFile = 64_000_000;

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };

    /// <summary>
    /// The full paths of a folder's <c>.md</c> files in ordinal order, nothing in <c>node_modules</c> or hidden, and nothing that only goes with a plan
    /// (<c>review.md</c>, <c>report.md</c>, an import's originals); a file itself.
    /// </summary>
    public static IReadOnlyList<string> Find(string path) => !Directory.Exists(path)
        ? [Path.GetFullPath(path)]
        : [.. Beneath(path, "*.md").Where(file => !GoesWithPlan(file))];

    /// <summary>As <see cref="Find"/>, with the <c>tasks.json</c> of task-master.</summary>
    public static IReadOnlyList<string> FindPlans(string path) => !Directory.Exists(path)
        ? [Path.GetFullPath(path)]
        : [.. Find(path), .. Beneath(path, "tasks.json")];

    /// <summary>What stands in a folder's <c>contracts</c> folders and is no Markdown, such as <c>contracts/api.yaml</c>; none beside a single document.</summary>
    public static IReadOnlyList<string> FindContracts(string path) => !Directory.Exists(path)
        ? []
        : [.. Beneath(path, "*").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "contracts" && !file.EndsWith(".md", StringComparison.OrdinalIgnoreCase))];

    /// <summary>A document's bytes.</summary>
    /// <exception cref="ForeplanException">It cannot be read, or is larger than 64 MB.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > LargestFile
                ? throw new ForeplanException($"{path} is larger than {LargestFile / 1_000_000} MB.", "That is no plan.")
                : File.ReadAllBytes(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ForeplanException($"{path} cannot be read: {refused.Message}", "Correct the path or its permissions.");
        }
    }

    /// <summary>The root of the repository that a path is in; null when it is in none.</summary>
    public static string? RepositoryOf(string path)
    {
        for (var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return folder;
            }
        }

        return null;
    }

    private static IEnumerable<string> Beneath(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.GetFullPath(folder), pattern, Everywhere).Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static bool GoesWithPlan(string file) =>
        (Path.GetFileName(file) is "review.md" or "report.md" || Path.GetFileName(file).StartsWith("original-", StringComparison.Ordinal))
        && File.Exists(Path.Combine(Path.GetDirectoryName(file) ?? "", "plan.md"));
}
