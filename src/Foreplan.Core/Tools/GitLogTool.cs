using Foreplan.Repositories;

namespace Foreplan.Tools;

/// <summary><c>git_log</c>: the newest commits, of a path when given; 20 by default.</summary>
/// <param name="repository">Whose history.</param>
/// <param name="commit">The commit it is read from.</param>
public sealed class GitLogTool(IRepository repository, string commit) : Tool(
    "git_log",
    "Lists the newest commits, of a path when given. max: 20.",
    """{"type":"object","properties":{"path":{"type":"string"},"max":{"type":"integer","minimum":1}},"additionalProperties":false}""")
{
    private const int DefaultMost = 20;
    private const int Most = 100;

    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(Answer(arguments.TextOrNull("path"), Math.Min(arguments.Number("max") ?? DefaultMost, Most)));

    private ToolAnswer Answer(string? given, int max)
    {
        string? path = null;
        if (given is not (null or "" or "." or "./"))
        {
            if (!TreePath.TryNormalize(given, out var normalized, out var why))
            {
                return ToolAnswer.Error(ToolCode.NotAllowed, why);
            }

            path = normalized;
        }

        var commits = repository.Log(commit, path, max);
        if (commits.Count > 0)
        {
            var lines = commits.Select(one => $"{one.Id[..Math.Min(10, one.Id.Length)]} {one.Date} {RepositoryText.OneLine(one.Subject)}");
            return ToolAnswer.Ok(RepositoryText.Wrap("log", string.Join('\n', lines), ("path", path ?? ".")));
        }

        // A path that is gone has a history too; one that never was is a mistake.
        return path is null ? ToolAnswer.Ok("No commit yet.") : TreeFile.Missing(repository.TreeAt(commit), path);
    }
}
