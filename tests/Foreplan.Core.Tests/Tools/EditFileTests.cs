using System.Text;
using Foreplan.Core.Tests.Runs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Testing;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class EditFileTests
{
    internal static readonly ScopeGuard Anything = new(
        ScopeGuardTests.Phase(
            ScopeGuardTests.Change("**"),
            ScopeGuardTests.Change("new.js", ChangeKind.New),
            ScopeGuardTests.Change("sub/new.js", ChangeKind.New),
            ScopeGuardTests.Change("NEW/A.js", ChangeKind.New),
            ScopeGuardTests.Change("gone.js", ChangeKind.Delete),
            ScopeGuardTests.Change("to.js", ChangeKind.Rename, "from.js")),
        "plans/001-a");

    private static async Task<(ToolAnswer Answer, string After)> EditAsync(string before, string oldText, string newText, bool all = false)
    {
        var answer = await EditAsync(Encoding.UTF8.GetBytes(before), oldText, newText, all);
        return (answer, answer.Edits is [{ After: { } after }] ? Encoding.UTF8.GetString(after) : before);
    }

    private static Task<ToolAnswer> EditAsync(byte[] before, string oldText, string newText, bool all = false) =>
        new EditFileTool(new MemoryTree().Add("a.js", before), Anything).CallAsync(new { path = "a.js", old_text = oldText, new_text = newText, replace_all = all });

    [Fact]
    public async Task A_text_that_occurs_once_is_replaced()
    {
        var (answer, after) = await EditAsync("one\ntwo\nthree\n", "two", "2");
        Assert.Equal("Edited `a.js` at line 2 (exact match).", answer.Text);
        Assert.Equal("one\n2\nthree\n", after);
        Assert.Equal("one\ntwo\nthree\n"u8.ToArray(), answer.Edits[0].Before);
    }

    [Fact]
    public async Task Between_two_places_it_never_guesses()
    {
        var (answer, _) = await EditAsync("x = 1\ny\nx = 1\n", "x = 1", "x = 2");
        Assert.Equal(ToolCode.ManyMatches, answer.Code);
        Assert.Contains("2 times, at lines 1, 3", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Edits);
    }

    [Fact]
    public async Task Places_that_overlap_are_two() =>
        Assert.Equal(ToolCode.ManyMatches, (await EditAsync("aaa", "aa", "b")).Answer.Code);

    [Fact]
    public async Task All_places_are_replaced_when_asked()
    {
        var (answer, after) = await EditAsync("x\r\ny\r\nx\r\n", "x", "z\nz", all: true);
        Assert.Equal("z\r\nz\r\ny\r\nz\r\nz\r\n", after);
        Assert.Contains("lines 1, 3", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_are_forgiven_and_kept()
    {
        var (answer, after) = await EditAsync("one\r\ntwo\r\nthree\r\n", "one\ntwo", "1\n1.5\n2");
        Assert.Equal("1\r\n1.5\r\n2\r\nthree\r\n", after);
        Assert.Contains("line ends forgiven", answer.Text, StringComparison.Ordinal);
        Assert.Equal("1\nb\n", (await EditAsync("a\nb\n", "a\r\nb", "1\r\nb")).After);
    }

    [Fact]
    public async Task Lines_that_are_not_edited_keep_their_own_ends()
    {
        Assert.Equal("a\r\nB\nc\rd\r\n", (await EditAsync("a\r\nb\nc\rd\r\n", "b", "B")).After);
        Assert.Equal("a\r\nX\r\nY\r\nb\nc", (await EditAsync("a\r\nx\r\nb\nc", "x", "X\nY")).After);
        Assert.Equal("a\r\nnew\r\nb\r\n", (await EditAsync("a\r\nb\r\n", "\nb", "\nnew\nb")).After);
    }

    [Fact]
    public async Task Trailing_blanks_are_forgiven()
    {
        var (answer, after) = await EditAsync("if (a) {  \n  b();\t\n}\n", "if (a) {\n  b();\n}", "if (a) b();");
        Assert.Contains("trailing blanks forgiven", answer.Text, StringComparison.Ordinal);
        Assert.Equal("if (a) b();\n", after);
    }

    [Fact]
    public async Task One_indentation_for_all_lines_is_forgiven_and_given_to_the_new_ones()
    {
        var (answer, after) = await EditAsync("class A {\n    f() {\n      return 1;\n    }\n}\n", "f() {\n  return 1;\n}", "f() {\n\n  return 2;\n}");
        Assert.Contains("indentation forgiven", answer.Text, StringComparison.Ordinal);
        Assert.Equal("class A {\n    f() {\n\n      return 2;\n    }\n}\n", after);
        Assert.Equal("f();\ng2();\n", (await EditAsync("f();\ng();\n", "  f();\n  g();", "  f();\n  g2();")).After);
    }

    [Fact]
    public async Task Indentation_that_differs_line_by_line_is_not_forgiven()
    {
        Assert.Equal(ToolCode.NoMatch, (await EditAsync("  a\n   b\n", "a\nb", "c\nd")).Answer.Code);
        Assert.Equal(ToolCode.NoMatch, (await EditAsync("\ta\n  b\n", "a\nb", "c")).Answer.Code);
        Assert.Equal(ToolCode.NoMatch, (await EditAsync("a1\nb1\n", "  a1\n  b1", "no indent")).Answer.Code);
    }

    [Fact]
    public async Task Forgiven_matches_count_only_when_there_is_one()
    {
        var (answer, _) = await EditAsync("f(); \n\nf();\t\n", "f();\n", "g();\n", all: true);
        Assert.True(answer.Code is ToolCode.ManyMatches, answer.Text);
        Assert.Contains("at lines 1, 3", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exact_place_is_taken_before_a_forgiven_one() =>
        Assert.Equal("  g();\nh();\nk();\n", (await EditAsync("  g();\nf();\nk();\n", "f();\nk();", "h();\nk();")).After);

    [Fact]
    public async Task A_last_line_without_end_goes_on_without() =>
        Assert.Equal("a\nc", (await EditAsync("a\nb", "b\n", "c\n")).After);

    [Fact]
    public async Task A_text_that_does_not_occur_is_answered_with_the_nearest_lines()
    {
        var (answer, _) = await EditAsync("import x\n\nexport function verify(req, res, next) {\n  next();\n}\n", "export function verify(request, response) {\n  next()", "…");
        Assert.Equal(ToolCode.NoMatch, answer.Code);
        Assert.Contains("lines=\"3-4 of 6\">\nexport function verify(req, res, next) {", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_already_is_said() =>
        Assert.Contains("new_text is already there, at line 2", (await EditAsync("one\ntwo two\n", "zwei", "two two")).Answer.Text, StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_alike_says_so() =>
        Assert.Contains("No line of it is alike", (await EditAsync("one\n", "completely different", "x")).Answer.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "x", "empty")]
    [InlineData("x", "x", "nothing would change")]
    public async Task Edits_that_mean_nothing_are_bad_arguments(string oldText, string newText, string expected)
    {
        var (answer, _) = await EditAsync("x", oldText, newText);
        Assert.Equal(ToolCode.BadArguments, answer.Code);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_all_small_texts_none_is_edited_at_a_guess()
    {
        foreach (var before in Words(4))
        {
            foreach (var oldText in Words(1).Concat(Words(2)))
            {
                var places = Enumerable.Range(0, before.Length).Count(at => string.CompareOrdinal(before, at, oldText, 0, oldText.Length) == 0);
                var (answer, after) = await EditAsync(before, oldText, "Z");
                Assert.Equal(places > 1, answer.Code == ToolCode.ManyMatches && !answer.Text.Contains("forgiven", StringComparison.Ordinal));
                Assert.True(places != 1 || after == before.Replace(oldText, "Z", StringComparison.Ordinal), $"{before} {oldText}");
                Assert.True(places > 0 || !answer.IsOk || answer.Text.Contains("forgiven", StringComparison.Ordinal), $"{before} {oldText}");
            }
        }
    }

    private static IEnumerable<string> Words(int length) =>
        length == 0 ? [""] : Words(length - 1).SelectMany(word => "ab \n".Select(letter => word + letter));

    [Fact]
    public async Task Blank_text_is_not_forgiven_into_a_match() =>
        Assert.Equal(ToolCode.NoMatch, (await EditAsync("a\nb\n", "\n \n", "x")).Answer.Code);

    [Fact]
    public async Task A_hidden_secret_is_not_written_and_not_shown()
    {
        var value = "gh" + "p_" + new string('A', 20) + new string('7', 16);
        var (written, _) = await EditAsync("a\n", "a", "b = [secret:token]");
        Assert.Equal(ToolCode.NotAllowed, written.Code);
        var (read, _) = await EditAsync($"const key = '{value}';\nlet a = 1;\n", "const key = '[secret:github]';\nlet a = 1;", "x");
        Assert.Equal(ToolCode.NoMatch, read.Code);
        Assert.Contains("hidden from you", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(value, read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encoding_and_mark_are_kept()
    {
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. "grün\r\n"u8];
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "blau\r\n"u8], (await EditAsync(utf8, "grün", "blau")).Edits[0].After);
        byte[] little = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("grün\r\n")];
        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("blau\r\nrot\r\n")], (await EditAsync(little, "grün", "blau\nrot")).Edits[0].After);
        byte[] big = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("grün")];
        Assert.Equal([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("blau")], (await EditAsync(big, "grün", "blau")).Edits[0].After);
    }

    [Theory]
    [InlineData(new byte[] { 0x63, 0x61, 0x66, 0xE9 }, "not valid UTF-8")]
    [InlineData(new byte[] { 0x63, 0x61, 0x66, 0x00 }, "binary")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x63, 0x00, 0x61 }, "")]
    public async Task A_damaged_file_is_refused(byte[] content, string expected)
    {
        var answer = await EditAsync(content, "caf", "x");
        Assert.Equal(ToolCode.NotAllowed, answer.Code);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b.js", ToolCode.NoSuchFile)]
    [InlineData("new.js", ToolCode.NoSuchFile)]
    [InlineData("A.js", ToolCode.NoSuchFile)]
    [InlineData("AGENTS.md", ToolCode.NotAllowed)]
    [InlineData("plans/001-a/plan.md", ToolCode.NotAllowed)]
    [InlineData(".git/config", ToolCode.NotAllowed)]
    [InlineData("link/a.js", ToolCode.NotAllowed)]
    [InlineData("gone.js", ToolCode.OutOfScope)]
    public async Task A_file_that_cannot_be_edited_is_answered_by_its_reason(string path, string code)
    {
        var tree = new MemoryTree().Add("a.js", "x").Add("AGENTS.md", "x").Add("gone.js", "x").AddLink("link").Add("link/a.js", "x");
        var answer = await new EditFileTool(tree, Anything).CallAsync(new { path, old_text = "x", new_text = "y" });
        Assert.Equal(code, answer.Code);
        Assert.Empty(answer.Edits);
    }

    [Theory]
    [InlineData("needle();", "found();", ToolCode.Ok)]
    [InlineData("  needle();\n", "  found();\n", ToolCode.Ok)]
    [InlineData("neeedle(()\nx", "found();", ToolCode.NoMatch)]
    public void Ten_megabytes_are_edited_within_a_second(string oldText, string newText, string code)
    {
        var line = "    const value = compute(alpha, beta); // nothing here\r\n";
        var half = string.Concat(Enumerable.Repeat(line, 5_000_000 / line.Length));
        var bytes = Encoding.UTF8.GetBytes($"{half}needle();\r\n{half}");
        Quick.Within(TimeSpan.FromSeconds(1), () => Assert.Equal(code, EditAsync(bytes, oldText, newText).GetAwaiter().GetResult().Code));
    }
}
