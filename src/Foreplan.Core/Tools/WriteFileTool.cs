using System.Text;
using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary><c>write_file</c>: makes a file, or replaces all of one and keeps its encoding, mark and line ends.</summary>
/// <param name="tree">The files as they are.</param>
/// <param name="guard">What may be changed.</param>
public sealed class WriteFileTool(ITree tree, ScopeGuard guard) : Tool(
    "write_file",
    "Writes a whole file. For new files; edit_file is for files that exist.",
    """{"type":"object","properties":{"path":{"type":"string"},"content":{"type":"string"}},"required":["path","content"],"additionalProperties":false}""")
{
    /// <inheritdoc/>
    protected override Task<ToolAnswer> CarryOutAsync(ToolArguments arguments, CancellationToken cancel) =>
        Task.FromResult(Answer(arguments.Text("path"), arguments.Text("content")));

    private ToolAnswer Answer(string given, string content)
    {
        if (SecretMark.Refusal(content) is { } secret)
        {
            return secret;
        }

        var named = TreeFile.Locate(tree, given);
        if (named.Refused is { } refused)
        {
            return refused;
        }

        return tree.Exists(named.Path) ? Replace(named.Path, content) : Create(tree, guard, named, Encoding.UTF8.GetBytes(content));
    }

    /// <summary>The answer that makes a new file, when the phase and the tree allow it; the name of a file that leaves in the same step is free.</summary>
    internal static ToolAnswer Create(ITree tree, ScopeGuard guard, TreeFile named, byte[] content, string? leaving = null)
    {
        if (guard.Judge(named.Path, ChangeKind.New) is { } refusal)
        {
            return ToolAnswer.Error(refusal.Code, refusal.Message);
        }

        var inTheWay = tree.Paths.FirstOrDefault(path => path != leaving
            && (path.Equals(named.Path, StringComparison.OrdinalIgnoreCase)
                || path.StartsWith(named.Path + "/", StringComparison.OrdinalIgnoreCase)
                || named.Path.StartsWith(path + "/", StringComparison.OrdinalIgnoreCase)));
        return inTheWay is null
            ? ToolAnswer.Ok($"Created `{named.Name}`, {content.Length} bytes.") with { Edits = [new(named.Path, null, content)] }
            : ToolAnswer.Error(ToolCode.NotAllowed, $"`{named.Name}` cannot be made beside `{RepositoryText.OneLine(inTheWay)}`, which is there: a file and a folder cannot share a name, and names may not differ in case only");
    }

    private ToolAnswer Replace(string path, string content)
    {
        var target = TreeFile.OpenToChange(tree, guard, path, ChangeKind.Edit);
        if ((target.Refused ?? target.Unwritable()) is { } refused)
        {
            return refused;
        }

        var after = target.Source.Encode(TextHash.Normalize(content));
        return after.AsSpan().SequenceEqual(target.Bytes)
            ? ToolAnswer.Ok($"`{target.Name}` has this content already; nothing changed.")
            : ToolAnswer.Ok($"Wrote `{target.Name}`, {after.Length} bytes.") with { Edits = [new(path, target.Bytes, after)] };
    }
}
