using System.Text;

namespace Foreplan.Roles;

public sealed class RoleTableReaderTests
{
    private const string Block = """
        # Project
        Use tabs.

        ## Agent Configuration
        ### Planning Agent
        - Model: claude-opus-5-5 (highest reasoning)
        - Thinking: high
        ### Implementation Agent
        - **Model**: `anthropic/claude-haiku-5-5`
        - Escalate to: claude-sonnet-5-5 after 2 failed attempts
        - Maximum context: 40,000 tokens
        ### Review Agent
        - Model: gpt-5.6-sol
        - Maximum output: 4k
        ### Context Rules
        - Maximum context per session: 50k tokens

        ## Style
        Short.
        """;

    [Fact]
    public void Roles_are_read_from_a_section_at_any_level()
    {
        var table = RoleTableReader.Read(Encoding.UTF8.GetBytes(Block));
        Assert.Equal("anthropic/claude-opus-5-5", table.Planner.Model?.ToString());
        Assert.Equal("anthropic/claude-haiku-5-5", table.Executor.Model?.ToString());
        Assert.Equal("anthropic/claude-sonnet-5-5", table.Executor.EscalateTo?.ToString());
        Assert.Equal("openai/gpt-5.6-sol", table.Reviewer.Model?.ToString());
        Assert.Equal((50_000, 32_000, Thinking.High), (table.Planner.MaximumContext, table.Planner.MaximumOutput, table.Planner.Thinking));
        Assert.Equal((40_000, 8_000, Thinking.Off), (table.Executor.MaximumContext, table.Executor.MaximumOutput, table.Executor.Thinking));
        Assert.Equal(4_000, table.Reviewer.MaximumOutput);
        Assert.Empty(table.Diagnostics);
    }

    [Fact]
    public void The_rest_of_the_file_is_the_projects_own()
    {
        var table = RoleTableReader.Read(Encoding.UTF8.GetBytes(Block));
        Assert.StartsWith("## Agent Configuration\n", table.BlockText, StringComparison.Ordinal);
        Assert.EndsWith("50k tokens", table.BlockText, StringComparison.Ordinal);
        Assert.Equal("# Project\nUse tabs.\n\n\n## Style\nShort.", table.ProjectInstructions);
    }

    [Fact]
    public void Without_a_file_the_roles_have_default_limits_and_no_model()
    {
        var table = RoleTableReader.Read(null);
        Assert.Null(table.Planner.Model);
        Assert.Equal((60_000, 32_000, Thinking.Medium), (table.Planner.MaximumContext, table.Planner.MaximumOutput, table.Planner.Thinking));
        Assert.Equal((60_000, 8_000, Thinking.Off), (table.Executor.MaximumContext, table.Executor.MaximumOutput, table.Executor.Thinking));
        Assert.Equal("PL011", Assert.Single(table.Diagnostics).Id);
    }

    [Fact]
    public void A_model_nobody_knows_is_an_error_at_its_line()
    {
        var table = RoleTableReader.Read(Encoding.UTF8.GetBytes(Block.Replace("gpt-5.6-sol", "the good one", StringComparison.Ordinal)));
        var problem = Assert.Single(table.Diagnostics);
        Assert.Equal(("PL014", 13), (problem.Id, problem.Line));
    }

    [Theory]
    [InlineData(800, null)]
    [InlineData(60_000, 48_000)]
    [InlineData(2_000_000, 48_000)]
    public void Of_a_long_file_the_roles_are_read_and_its_first_lines_are_given(int characters, int? given)
    {
        const string Rule = "- Keep it short.\n";
        var table = RoleTableReader.Read(Encoding.UTF8.GetBytes(Block + "\n" + string.Concat(Enumerable.Repeat(Rule, characters / Rule.Length))));
        Assert.Equal("anthropic/claude-haiku-5-5", table.Executor.Model?.ToString());
        Assert.Equal(given is null, table.ProjectInstructions.EndsWith("short.", StringComparison.Ordinal));
        Assert.Equal(given is not null, table.ProjectInstructions.EndsWith("short.\n[cut: AGENTS.md goes on; read it with read_file]", StringComparison.Ordinal));
        Assert.InRange(table.ProjectInstructions.Length, 1, (given ?? characters) + 100);
        Assert.Equal(given is null ? [] : ["PL036"], table.Diagnostics.Select(found => found.Id));
    }

    [Fact]
    public void A_long_file_without_lines_is_cut_between_characters()
    {
        var table = RoleTableReader.Read(Encoding.UTF8.GetBytes("a" + string.Concat(Enumerable.Repeat("😀", 40_000))));
        Assert.StartsWith("a😀", table.ProjectInstructions, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(table.ProjectInstructions)));
    }

    [Fact]
    public void The_known_file_is_read_as_it_is()
    {
        if (Cases.Find("articles/AGENTS.md") is not { } path)
        {
            return;
        }

        var table = RoleTableReader.Read(File.ReadAllBytes(path));
        Assert.Equal("anthropic/claude-opus-4", table.Planner.Model?.ToString());
        Assert.Equal("anthropic/claude-haiku-3-5", table.Executor.Model?.ToString());
        Assert.Equal("anthropic/claude-sonnet-4", table.Reviewer.Model?.ToString());
        Assert.Equal(60_000, table.Executor.MaximumContext);
        Assert.Empty(table.Diagnostics);
        Assert.Equal("", table.ProjectInstructions);
    }
}
