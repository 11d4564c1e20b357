using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class GateReaderTests
{
    [Fact]
    public void A_command_with_expectations_is_read()
    {
        var gate = Read("`npm test -- jwt` → exit 0, at least 6 tests");
        Assert.Equal(["npm", "test", "--", "jwt"], gate.Words);
        Assert.Equal(6, gate.AtLeastTests);
        Assert.Equal(0, gate.ExitCode);
    }

    [Theory]
    [InlineData("`npm run lint`", 0)]
    [InlineData("`npm run lint` -> exit 2", 2)]
    [InlineData("npm run lint → exit 3", 3)]
    [InlineData("`npm run lint` exits 1", 1)]
    [InlineData("`npm run lint` passes", 0)]
    [InlineData("`npm run lint` (slow) → exit 4", 4)]
    [InlineData("Style holds: `npm run lint`", 0)]
    [InlineData("Run `npm run lint` → exit 5", 5)]
    public void Exit_0_is_expected_unless_the_line_says_otherwise(string line, int exit)
    {
        var gate = Read(line);
        Assert.Equal(["npm", "run", "lint"], gate.Words);
        Assert.Equal(exit, gate.ExitCode);
    }

    [Fact]
    public void Output_is_expected_with_its_commas_and_quotes()
    {
        var gate = Read("`node x.js` → output contains \"a, \\\"b\\\"\", exit 0 (as before)");
        Assert.Equal("a, \"b\"", gate.OutputContains);
        Assert.True(Read("`git status -s` → no output").NoOutput);
    }

    [Theory]
    [InlineData("`grep -c \"a | b\" 'x*y' c\\ d`", "grep,-c,a | b,x*y,c d")]
    [InlineData("`echo \"\" '' a\"b\"c`", "echo,,,abc")]
    [InlineData("`` echo '`' ``", "echo,`")]
    public void Words_are_quoted_as_in_a_shell(string line, string words) => Assert.Equal(words, string.Join(',', Read(line).Words));

    [Theory]
    [InlineData("`a | b`")]
    [InlineData("`a && b`")]
    [InlineData("`a; b`")]
    [InlineData("`a > b`")]
    [InlineData("`a < b`")]
    [InlineData("`echo $HOME`")]
    [InlineData("`ls *.js`")]
    [InlineData("`` echo `date` ``")]
    [InlineData("`echo 'open`")]
    public void What_only_a_shell_understands_is_an_error(string line)
    {
        var gate = GateReader.Read(line, SourceSpan.At(7), out var problem);
        Assert.Empty(gate.Words);
        Assert.Equal(("PL009", Severity.Error, 7), (problem?.Id, problem?.Severity, problem?.Line));
    }

    [Theory]
    [InlineData("`sh: npm test | tail -1` → exit 0", "", "sh|-c|npm test | tail -1")]
    [InlineData("sh: `npm test | tail -1`", "", "sh|-c|npm test | tail -1")]
    [InlineData("in web: `npm test`", "web", "npm|test")]
    [InlineData("`in ./web/app: npm test`", "web/app", "npm|test")]
    [InlineData("in web: sh: `a > b` → exit 1", "web", "sh|-c|a > b")]
    public void A_shell_and_a_folder_are_asked_for_at_the_start(string line, string folder, string words)
    {
        var gate = Read(line);
        Assert.Equal(folder, gate.Folder);
        Assert.Equal(words, string.Join('|', gate.Words));
    }

    [Fact]
    public void The_text_keeps_the_prefixes() => Assert.Equal("in web: npm test", Read("in web: `npm test` → exit 0").Text);

    [Theory]
    [InlineData("Make sure that it works", "PL008")]
    [InlineData("`sh:`", "PL008")]
    [InlineData("`npm test` → all green", "PL010")]
    [InlineData("`npm test` →", "PL010")]
    [InlineData("`npm test` and `npm run lint` → exit 0", "PL031")]
    [InlineData("`npm test`, `npm run lint`", "PL031")]
    public void What_cannot_be_checked_is_an_error(string line, string id)
    {
        GateReader.Read(line, SourceSpan.At(1), out var problem);
        Assert.Equal(id, problem?.Id);
    }

    private static Gate Read(string line)
    {
        var gate = GateReader.Read(line, SourceSpan.At(1), out var problem);
        Assert.Null(problem);
        return gate;
    }
}
