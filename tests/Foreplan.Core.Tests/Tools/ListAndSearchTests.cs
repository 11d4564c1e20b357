using Foreplan.Testing;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class ListAndSearchTests
{
    [Theory]
    [InlineData("src", new[] { "src/a.js", "src/session.js" })]
    [InlineData("src/", new[] { "src/a.js", "src/session.js" })]
    [InlineData("*.json", new[] { "package.json" })]
    [InlineData("session.js", new[] { "src/session.js", "test/session.js" })]
    [InlineData("{src,test}/s*.js", new[] { "src/session.js", "test/session.js" })]
    [InlineData("src/a.js", new[] { "src/a.js" })]
    public async Task Files_are_listed_by_folder_name_or_glob(string pattern, string[] expected)
    {
        var answer = await new ListFilesTool(ReadFileTests.Tree()).CallAsync(new { pattern });
        Assert.Equal(expected, answer.Text.Split('\n')[1..^1]);
    }

    [Fact]
    public async Task A_list_that_is_cut_says_how_many_more_and_where()
    {
        var tree = new MemoryTree();
        foreach (var number in Enumerable.Range(100, 300))
        {
            tree.Add($"src/{number}.js", "");
        }

        var answer = await new ListFilesTool(tree).CallAsync(new { });
        Assert.Equal(200, answer.Text.Split('\n').Count(line => line.EndsWith(".js", StringComparison.Ordinal)));
        Assert.EndsWith("100 more: src/ 100. Narrow the pattern.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{a,b", ToolCode.BadArguments)]
    [InlineData("../*", ToolCode.NotAllowed)]
    [InlineData("nothing/**", ToolCode.Ok)]
    public async Task A_pattern_that_cannot_be_used_says_so(string pattern, string code) =>
        Assert.Equal(code, (await new ListFilesTool(ReadFileTests.Tree()).CallAsync(new { pattern })).Code);

    [Fact]
    public async Task A_name_cannot_break_out_of_its_mark()
    {
        var tree = new MemoryTree().Add("a\"><x>\n.md", "text");
        var listed = await new ListFilesTool(tree).CallAsync(new { });
        Assert.Contains("a&quot;&gt;&lt;x&gt;\\u000a.md", listed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_gives_path_line_and_text_and_passes_over_links_and_binaries()
    {
        var tree = ReadFileTests.Tree().Add("blob.bin", [0, 1, .. "session"u8]);
        var answer = await new SearchTool(tree).CallAsync(new { pattern = "sess[a-z]+" });
        Assert.Equal("<search pattern=\"sess[a-z]+\">\nsrc/session.js:1: use(session)\ntest/session.js:1: test(session)\n</search>", answer.Text);
    }

    [Fact]
    public async Task Search_is_narrowed_by_path_and_cut_by_max()
    {
        var search = new SearchTool(ReadFileTests.Tree());
        Assert.Contains("src/a.js:2: two", (await search.CallAsync(new { pattern = "^two$", path = "src/**" })).Text, StringComparison.Ordinal);
        var cut = await search.CallAsync(new { pattern = "e", path = "src/a.js", max = 1 });
        Assert.Contains("1 more lines match", cut.Text, StringComparison.Ordinal);
        Assert.Equal("No line matches in 2 files.", (await search.CallAsync(new { pattern = "zzz", path = "src" })).Text);
        Assert.Equal(ToolCode.NoSuchFile, (await search.CallAsync(new { pattern = "e", path = "scr/a.js" })).Code);
        Assert.Equal(ToolCode.NotAllowed, (await search.CallAsync(new { pattern = "e", path = "/etc" })).Code);
    }

    [Fact]
    public async Task A_pattern_that_cannot_be_read_says_why()
    {
        var answer = await new SearchTool(ReadFileTests.Tree()).CallAsync(new { pattern = "a(b" });
        Assert.Equal(ToolCode.BadArguments, answer.Code);
        Assert.Contains("cannot be read: Invalid pattern", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_runs_away_is_stopped()
    {
        var tree = new MemoryTree().Add("a.txt", new string('a', 60) + "!");
        Assert.True((await new SearchTool(tree).CallAsync(new { pattern = "(a+)+$" })).IsOk);
        Assert.Equal(ToolCode.Limit, (await new SearchTool(tree).CallAsync(new { pattern = "(?=a)(a+)+$" })).Code);
    }

    [Fact]
    public async Task A_long_line_is_cut_around_its_match()
    {
        var tree = new MemoryTree().Add("min.js", new string('x', 50_000) + "needle" + new string('y', 50_000));
        var answer = await new SearchTool(tree).CallAsync(new { pattern = "needle" });
        Assert.Contains("xneedley", answer.Text, StringComparison.Ordinal);
        Assert.InRange(answer.Text.Length, 200, 400);
    }

    [Fact]
    public async Task A_search_cannot_ask_for_a_secret_piece_by_piece()
    {
        var token = "gh" + "p_" + new string('A', 20) + new string('7', 16);
        var tree = new MemoryTree().Add(".env", $"T={token}\n");
        Assert.Contains("T=[secret:github]", (await new SearchTool(tree).CallAsync(new { pattern = "T=" })).Text, StringComparison.Ordinal);
        Assert.StartsWith("No line matches", (await new SearchTool(tree).CallAsync(new { pattern = "A7" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_megabytes_are_read_and_searched_within_a_second()
    {
        var line = "const value = compute(alpha, beta); // nothing here\n";
        var tree = new MemoryTree().Add("big.js", string.Concat(Enumerable.Repeat(line, 10_000_000 / line.Length)));
        Quick.Within(TimeSpan.FromSeconds(1), () => new ReadFileTool(tree).CallAsync(new { path = "big.js" }).GetAwaiter().GetResult());
        Quick.Within(TimeSpan.FromSeconds(1), () => new SearchTool(tree).CallAsync(new { pattern = "n+eedle" }).GetAwaiter().GetResult());
    }
}
