using Foreplan.Checks;

namespace Foreplan.Tools;

/// <summary><c>list_files</c>: the paths of a tree, 200 by default.</summary>
/// <param name="tree">What is listed.</param>
public sealed class ListFilesTool(ITree tree) : Tool(
    "list_files",
    "Lists files. pattern: a folder, or a glob (**, *, ?, {a,b}, [a-z]); without a slash it matches names anywhere. max: 200.",
    """{"type":"object","properties":{"pattern":{"type":"string"},"max":{"type":"integer","minimum":1}},"additionalProperties":false}""")
{
    private const int DefaultMost = 200;
    private const int Most = 1_000;

    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(Answer(arguments.TextOrNull("pattern") ?? "", Math.Min(arguments.Number("max") ?? DefaultMost, Most)));

    private ToolAnswer Answer(string pattern, int max)
    {
        if (!PathFilter.TryRead(tree, pattern, out var filter, out var wrong))
        {
            return wrong;
        }

        var paths = tree.Paths.Where(filter.IsMatch).ToList();
        if (paths.Count == 0)
        {
            return ToolAnswer.Ok($"No file matches `{RepositoryText.OneLine(pattern)}`; the tree has {tree.Paths.Count} files.");
        }

        var shown = RepositoryText.Wrap("files", string.Join('\n', paths.Take(max).Select(RepositoryText.OneLine)), ("count", $"{paths.Count}"));
        return ToolAnswer.Ok(paths.Count <= max ? shown : $"{shown}\n{Rest(paths.Skip(max).ToList())}");
    }

    private static string Rest(List<string> rest)
    {
        var folders = rest.GroupBy(Folder).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(10).Select(group => $"{RepositoryText.OneLine(group.Key)} {group.Count()}");
        return $"{rest.Count} more: {string.Join(", ", folders)}. Narrow the pattern.";
    }

    private static string Folder(string path)
    {
        var first = path.IndexOf('/', StringComparison.Ordinal);
        return first < 0 ? "./" : path[..(first + 1)];
    }
}
