using Foreplan.Costs;
using Foreplan.Testing;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class ToolTextTests
{
    [Fact]
    public void An_executors_tools_are_described_in_few_tokens()
    {
        var tree = new MemoryTree();
        ITool[] tools =
        [
            new ListFilesTool(tree), new ReadFileTool(tree), new SearchTool(tree), new EditFileTool(tree, EditFileTests.Anything), new WriteFileTool(tree, EditFileTests.Anything),
            new DeleteFileTool(tree, EditFileTests.Anything), new ApplyPatchTool(tree, EditFileTests.Anything),
            new RunTool(new([], []), (_, _) => Task.FromResult(ToolAnswer.Ok(""))),
        ];
        Assert.Equal(["list_files", "read_file", "search", "edit_file", "write_file", "delete_file", "apply_patch", "run"], tools.Select(tool => tool.Name));
        Assert.InRange(tools.Sum(tool => TokenEstimate.Of($"{tool.Name} {tool.Description} {tool.Schema.GetRawText()}")), 300, 900);
    }
}
