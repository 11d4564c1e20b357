using System.Text;

namespace Foreplan.Roles;

public sealed class RolesBlockTests
{
    private static readonly string Block = RolesBlock.Write(
        new("anthropic", "claude-opus-5-5"), new("anthropic", "claude-haiku-5-5"), new("openai", "o3"), new("anthropic", "claude-sonnet-5-5"));

    [Fact]
    public void A_written_block_is_read_back()
    {
        var table = RoleTableReader.Read(Encoding.UTF8.GetBytes(Block));
        Assert.Empty(table.Diagnostics);
        Assert.Equal("anthropic/claude-opus-5-5", table.Planner.Model?.ToString());
        Assert.Equal("anthropic/claude-haiku-5-5", table.Executor.Model?.ToString());
        Assert.Equal("anthropic/claude-sonnet-5-5", table.Executor.EscalateTo?.ToString());
        Assert.Equal("openai/o3", table.Reviewer.Model?.ToString());
    }

    [Fact]
    public void Without_an_escalation_there_is_no_line_for_it() =>
        Assert.Contains("cheap)\n- Task: Read plan.md", RolesBlock.Write(new("openai", "a"), new("openai", "b"), new("openai", "c"), null), StringComparison.Ordinal);

    [Theory]
    [InlineData("# Mine\r\nText\r\n", "# Mine\r\nText\r\n\r\n# Agent Configuration\r\n")]
    [InlineData("# Mine", "# Mine\n\n# Agent Configuration\n")]
    public void What_stands_in_the_file_stays(string before, string after)
    {
        var bytes = RolesBlock.InsertInto(Encoding.UTF8.GetBytes(before), Block);
        Assert.StartsWith(after, Encoding.UTF8.GetString(bytes ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_that_is_there_is_not_written_over() => Assert.Null(RolesBlock.InsertInto(Encoding.UTF8.GetBytes("## agent configuration\n"), Block));
}
