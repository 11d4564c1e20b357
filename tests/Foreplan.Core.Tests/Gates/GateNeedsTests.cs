using Foreplan.Plans;
using Foreplan.Testing;

namespace Foreplan.Gates;

public sealed class GateNeedsTests
{
    private readonly MemoryWorktree tree = new(new Dictionary<string, string> { ["src/app.js"] = "", ["readme.md"] = "" });

    [Theory]
    [InlineData("true", "")]
    [InlineData("test -f src/app.js", "src/app.js")]
    [InlineData("test ! -e ./old.js", "! old.js")]
    [InlineData("[ -d src/ ]", "src ]")]
    [InlineData("grep -qF total src/app.js readme.md", "total src/app.js readme.md")]
    [InlineData("grep -c -e one -e two src/app.js", "one two src/app.js")]
    [InlineData("cmp -s readme.md src/app.js", "readme.md src/app.js")]
    [InlineData("wc -l readme.md", "readme.md")]
    public void A_command_that_reads_only_what_it_names_needs_no_more(string command, string expected) =>
        Assert.Equal(expected, string.Join(' ', GateNeeds.Of(Command(command), tree) ?? ["everything"]));

    [Theory]
    [InlineData("dotnet test")]
    [InlineData("node --test")]
    [InlineData("sh -c true")]
    [InlineData("./grep -q one src/app.js")]
    [InlineData("grep -r total")]
    [InlineData("grep -R total src")]
    [InlineData("grep -fpatterns src/app.js")]
    [InlineData("grep --file=patterns src/app.js")]
    [InlineData("tail -f readme.md")]
    [InlineData("cat /etc/passwd")]
    [InlineData("cat ../other")]
    [InlineData("cat src/../readme.md")]
    [InlineData("grep -q total .")]
    [InlineData("cat src//app.js")]
    [InlineData("cat link.js")]
    [InlineData("test -f away/app.js")]
    [InlineData("diff src lib")]
    public void Any_other_may_need_everything(string command)
    {
        tree.AddLink("link.js");
        tree.AddLink("away");
        Assert.Null(GateNeeds.Of(Command(command), tree));
    }

    [Fact]
    public void A_folder_to_run_in_may_need_everything() =>
        Assert.Null(GateNeeds.Of(Command("cat app.js") with { Folder = "src" }, tree));

    private static Gate Command(string text) => new() { Text = text, Words = text.Split(' '), Span = default };
}
