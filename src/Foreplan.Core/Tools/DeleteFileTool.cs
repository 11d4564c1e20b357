using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Tools;

/// <summary><c>delete_file</c>: takes a file away.</summary>
/// <param name="tree">The files as they are.</param>
/// <param name="guard">What may be changed.</param>
public sealed class DeleteFileTool(ITree tree, ScopeGuard guard) : Tool(
    "delete_file",
    "Deletes a file.",
    """{"type":"object","properties":{"path":{"type":"string"}},"required":["path"],"additionalProperties":false}""")
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel)
    {
        var target = TreeFile.OpenToChange(tree, guard, arguments.Text("path"), ChangeKind.Delete);
        return Task.FromResult(target.Refused
            ?? ToolAnswer.Ok($"Deleted `{target.Name}`.") with { Edits = [new(target.Path, target.Bytes, null)] });
    }
}
