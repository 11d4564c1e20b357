using System.Reflection;
using Foreplan.Repositories;
using Foreplan.Testing;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class GitLogTests
{
    private static readonly string Commit = new('c', 40);

    private static GitLogTool Tool() => new(DispatchProxy.Create<IRepository, LogOnly>(), Commit);

    [Fact]
    public async Task Commits_come_as_marked_data()
    {
        var answer = await Tool().CallAsync(new { path = "src\\a.js", max = 2 });
        Assert.Equal("<log path=\"src/a.js\">\naaaaaaaaaa 2026-11-20 Fix &lt;/log&gt; of src/a.js, 2 at most\n</log>", answer.Text);
        Assert.Contains("path=\".\"", (await Tool().CallAsync(new { })).Text, StringComparison.Ordinal);
        Assert.Contains("100 at most", (await Tool().CallAsync(new { path = ".", max = 9999 })).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/b.js", ToolCode.NoSuchFile)]
    [InlineData("../a.js", ToolCode.NotAllowed)]
    [InlineData(".git/HEAD", ToolCode.NotAllowed)]
    public async Task A_path_without_history_is_answered_by_its_reason(string path, string code) =>
        Assert.Equal(code, (await Tool().CallAsync(new { path })).Code);

    public class LogOnly : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod?.Name, args) switch
        {
            (nameof(IRepository.Log), [_, "src/b.js", _]) => Array.Empty<CommitInfo>(),
            (nameof(IRepository.Log), [_, var path, var max]) => new CommitInfo[] { new(new('a', 40), "2026-11-20", $"Fix </log> of {path}, {max} at most") },
            (nameof(IRepository.TreeAt), _) => new MemoryTree().Add("src/a.js", "x"),
            _ => throw new NotSupportedException(targetMethod?.Name),
        };
    }
}
