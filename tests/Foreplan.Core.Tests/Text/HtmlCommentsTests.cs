namespace Foreplan.Text;

public sealed class HtmlCommentsTests
{
    [Theory]
    [InlineData("npm test <!-- the linter -->", "npm test")]
    [InlineData("a <!-- one --> b <!-- two -->", "a  b")]
    [InlineData("a <!-- over\ntwo lines --> b", "a  b")]
    [InlineData("output contains \"<!-- here -->\"", "output contains \"<!-- here -->\"")]
    [InlineData("output contains “<!-- here -->”", "output contains “<!-- here -->”")]
    [InlineData("`a <!-- code --> b` <!-- gone -->", "`a <!-- code --> b`")]
    [InlineData("``a ` <!-- code -->`` c", "``a ` <!-- code -->`` c")]
    [InlineData("\"quoted \\\" <!-- still -->\" d", "\"quoted \\\" <!-- still -->\" d")]
    [InlineData("a ` alone <!-- gone -->", "a ` alone")]
    [InlineData("a <!-- open", "a <!-- open")]
    [InlineData("no comment", "no comment")]
    public void Comments_go_and_code_and_quotes_stay(string text, string left) => Assert.Equal(left, HtmlComments.Without(text));

    [Theory]
    [InlineData("<!--")]
    [InlineData("<!-- \"")]
    [InlineData("<!-- `` ` ")]
    public void What_never_ends_is_gone_through_once(string again)
    {
        var text = string.Concat(Enumerable.Repeat(again, 200_000)) + "x";
        Assert.EndsWith("x", HtmlComments.Without(text), StringComparison.Ordinal);
    }
}
