using System.Text;
using Foreplan.Testing;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class WriteAndDeleteTests
{
    private static MemoryTree Tree() => new MemoryTree()
        .Add("a.js", [0xEF, 0xBB, 0xBF, .. "one\r\n"u8]).Add("gone.js", "x").Add("new/a.js", "x").AddLink("link").Add("binary.bin", [0, 1]);

    [Fact]
    public async Task A_new_file_is_made_as_given()
    {
        var answer = await new WriteFileTool(Tree(), EditFileTests.Anything).CallAsync(new { path = "./sub/new.js", content = "a\r\nb" });
        Assert.True(answer.IsOk, answer.Text);
        var edit = Assert.Single(answer.Edits);
        Assert.Equal("sub/new.js", edit.Path);
        Assert.Null(edit.Before);
        Assert.Equal("a\r\nb"u8.ToArray(), edit.After);
    }

    [Fact]
    public async Task A_file_that_is_there_keeps_its_mark_and_line_ends()
    {
        var write = new WriteFileTool(Tree(), EditFileTests.Anything);
        var answer = await write.CallAsync(new { path = "a.js", content = "two\nthree\n" });
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "two\r\nthree\r\n"u8], answer.Edits[0].After);
        Assert.Empty((await write.CallAsync(new { path = "a.js", content = "one\n" })).Edits);
    }

    [Theory]
    [InlineData("other.js", "x", ToolCode.OutOfScope)]
    [InlineData("NEW/A.js", "x", ToolCode.NotAllowed)]
    [InlineData("link/a.js", "x", ToolCode.NotAllowed)]
    [InlineData("../a.js", "x", ToolCode.NotAllowed)]
    [InlineData("binary.bin", "x", ToolCode.NotAllowed)]
    [InlineData("new.js", "k = [secret:key]", ToolCode.NotAllowed)]
    [InlineData("plans/001-a/spec.md", "x", ToolCode.NotAllowed)]
    [InlineData("foreplan.json", "x", ToolCode.NotAllowed)]
    [InlineData("gone.js", "x", ToolCode.OutOfScope)]
    public async Task A_write_that_may_not_be_is_answered_by_its_reason(string path, string content, string code)
    {
        var answer = await new WriteFileTool(Tree(), EditFileTests.Anything).CallAsync(new { path, content });
        Assert.Equal(code, answer.Code);
        Assert.Empty(answer.Edits);
    }

    [Fact]
    public async Task A_file_is_not_made_where_a_folder_is_and_not_below_a_file()
    {
        var tree = new MemoryTree().Add("new.js/x", "x").Add("sub", "x");
        var write = new WriteFileTool(tree, EditFileTests.Anything);
        Assert.Equal(ToolCode.NotAllowed, (await write.CallAsync(new { path = "new.js", content = "x" })).Code);
        Assert.Equal(ToolCode.NotAllowed, (await write.CallAsync(new { path = "sub/new.js", content = "x" })).Code);
    }

    [Theory]
    [InlineData("gone.js", ToolCode.Ok)]
    [InlineData("a.js", ToolCode.OutOfScope)]
    [InlineData("gon.js", ToolCode.NoSuchFile)]
    [InlineData("link", ToolCode.NotAllowed)]
    public async Task Only_what_the_phase_names_is_deleted(string path, string code)
    {
        var answer = await new DeleteFileTool(Tree(), EditFileTests.Anything).CallAsync(new { path });
        Assert.Equal(code, answer.Code);
        Assert.Equal(answer.IsOk, answer.Edits is [{ After: null, Before: not null }]);
    }

    [Fact]
    public async Task What_an_edit_made_is_read_back_from_a_worktree()
    {
        var worktree = new MemoryWorktree(new Dictionary<string, string> { ["a.js"] = "one\n" });
        var answer = await new EditFileTool(worktree, EditFileTests.Anything).CallAsync(new { path = "a.js", old_text = "one", new_text = "two" });
        worktree.Write("a.js", answer.Edits[0].After ?? []);
        Assert.Equal("two\n", Encoding.UTF8.GetString(worktree.Read("a.js") ?? []));
    }
}
