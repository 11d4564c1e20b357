using System.Text;
using Foreplan.Core.Tests.Runs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Testing;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class ApplyPatchTests
{
    private static MemoryTree Tree() => new MemoryTree()
        .Add("a.js", "function f() {\n  return 1;\n}\n\nfunction g() {\n  return 1;\n}\n")
        .Add("crlf.js", "one\r\ntwo\r\nthree\r\n")
        .Add("bare.js", "one\ntwo")
        .Add("gone.js", "x\n").Add("from.js", "x\n").Add("latin.js", [0x63, 0xE9]);

    private static Task<ToolAnswer> PatchAsync(string patch) => new ApplyPatchTool(Tree(), EditFileTests.Anything).CallAsync(new { patch });

    private static async Task<string> AfterAsync(string patch)
    {
        var answer = await PatchAsync(patch);
        Assert.True(answer.IsOk, answer.Text);
        return string.Join('|', answer.Edits.Select(edit => $"{edit.Path}={(edit.After is null ? "-" : Encoding.UTF8.GetString(edit.After))}"));
    }

    private static string Envelope(string body) => $"*** Begin Patch\n{body}\n*** End Patch";

    [Fact]
    public async Task An_envelope_adds_updates_moves_and_deletes_together()
    {
        var after = await AfterAsync(Envelope(
            "*** Update File: crlf.js\n@@\n one\n-two\n+2\n+2.5\n three\n\n*** Add File: new.js\n+a\n\n+b\n\n*** Delete File: gone.js\n*** Update File: from.js\n*** Move to: to.js\n@@\n-x\n+y"));
        Assert.Equal("crlf.js=one\r\n2\r\n2.5\r\nthree\r\n|new.js=a\n\nb\n|gone.js=-|from.js=-|to.js=y\n", after);
    }

    [Fact]
    public async Task A_name_may_change_its_case_where_the_old_one_goes()
    {
        var guard = new ScopeGuard(ScopeGuardTests.Phase(ScopeGuardTests.Change("FROM.js", ChangeKind.Rename, "from.js")), "plans/001-a");
        var answer = await new ApplyPatchTool(Tree(), guard).CallAsync(new { patch = Envelope("*** Update File: from.js\n*** Move to: FROM.js") });
        Assert.True(answer.IsOk, answer.Text);
        Assert.Equal(["from.js", "FROM.js"], answer.Edits.Select(edit => edit.Path));
    }

    [Theory]
    [InlineData("@@ function g() {\n-  return 1;\n+  return 2;")]
    [InlineData("@@ function g\n-  return 1;\n+  return 2;")]
    [InlineData(" function g() {\n-  return 1;\n+  return 2;")]
    [InlineData("@@\n-  return 1;\n+  return 2;\n }\n*** End of File")]
    public async Task A_block_that_occurs_twice_is_found_by_what_the_patch_says_of_it(string hunk) =>
        Assert.Equal("a.js=function f() {\n  return 1;\n}\n\nfunction g() {\n  return 2;\n}\n", await AfterAsync(Envelope($"*** Update File: a.js\n{hunk}")));

    [Fact]
    public async Task A_block_that_occurs_twice_is_not_guessed()
    {
        var answer = await PatchAsync(Envelope("*** Update File: a.js\n@@\n-  return 1;\n+  return 2;"));
        Assert.Equal(ToolCode.ManyMatches, answer.Code);
        Assert.Contains("at lines 2, 6", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_only_added_where_the_patch_says()
    {
        Assert.Equal("bare.js=one\nnew\ntwo", await AfterAsync(Envelope("*** Update File: bare.js\n@@ one\n+new")));
        Assert.Equal("bare.js=one\ntwo\nnew", await AfterAsync(Envelope("*** Update File: bare.js\n@@\n+new\n*** End of File")));
        Assert.Equal(ToolCode.NoMatch, (await PatchAsync(Envelope("*** Update File: bare.js\n@@\n+new"))).Code);
    }

    [Fact]
    public async Task Nothing_is_changed_when_one_hunk_fails()
    {
        var answer = await PatchAsync(Envelope("*** Add File: new.js\n+a\n*** Update File: crlf.js\n@@\n one\n-zwei\n+2"));
        Assert.Equal(ToolCode.NoMatch, answer.Code);
        Assert.Empty(answer.Edits);
        Assert.Contains("crlf.js: hunk 1 (line 5 of the patch)", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*** Update File: other.js\n@@\n-a\n+b", ToolCode.NoSuchFile)]
    [InlineData("*** Add File: other.js\n+b", ToolCode.OutOfScope)]
    [InlineData("*** Add File: a.js\n+b", ToolCode.BadArguments)]
    [InlineData("*** Add File: new.js\n+k = [secret:key]", ToolCode.NotAllowed)]
    [InlineData("*** Add File: ../new.js\n+b", ToolCode.NotAllowed)]
    [InlineData("*** Delete File: a.js", ToolCode.OutOfScope)]
    [InlineData("*** Update File: latin.js\n@@\n-c\n+b", ToolCode.NotAllowed)]
    [InlineData("*** Update File: crlf.js\n*** Move to: new.js\n@@\n-one\n+1", ToolCode.OutOfScope)]
    [InlineData("*** Update File: from.js\n*** Move to: a.js", ToolCode.BadArguments)]
    [InlineData("*** Update File: a.js", ToolCode.BadArguments)]
    [InlineData("*** Update File: a.js\n@@\n-x\nnot a line", ToolCode.BadArguments)]
    [InlineData("*** Update File: a.js\n@@\n one  \n-two\n+2", ToolCode.NoMatch)]
    public async Task A_patch_that_cannot_be_applied_is_answered_by_its_reason(string body, string code)
    {
        var answer = await PatchAsync(Envelope(body));
        Assert.True(answer.Code == code, $"{answer.Code}: {answer.Text}");
        Assert.Empty(answer.Edits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("please change a.js")]
    [InlineData("*** Begin Patch\n*** Update File: crlf.js\n@@\n-one\n+1")]
    [InlineData("@@ -1 +1 @@\n-one\n+1")]
    [InlineData("diff --git a/x b/x\nnew file mode 120000\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+/etc/passwd")]
    [InlineData("diff --git a/x b/x\nBinary files a/x and b/x differ\n")]
    public async Task A_text_that_is_no_whole_patch_is_bad_arguments(string patch) =>
        Assert.Equal(ToolCode.BadArguments, (await PatchAsync(patch)).Code);

    [Fact]
    public async Task A_unified_diff_is_applied_at_its_line_or_where_it_fits_alone()
    {
        Assert.Equal(
            "a.js=function f() {\n  return 1;\n}\n\nfunction g() {\n  return 2;\n}\n",
            await AfterAsync("--- a/a.js\n+++ b/a.js\n@@ -6,1 +6,1 @@ function g() {\n-  return 1;\n+  return 2;\n"));
        Assert.Equal(
            "crlf.js=one\r\nzwei\r\nthree\r\n",
            await AfterAsync("```diff\ndiff --git a/crlf.js b/crlf.js\nindex 1..2 100644\n--- a/crlf.js\t2020\n+++ b/crlf.js\t2020\n@@ -99,9 +99,9 @@\n one\n-two\n+zwei\n three\n```\n"));
        Assert.Equal(ToolCode.ManyMatches, (await PatchAsync("--- a/a.js\n+++ b/a.js\n@@ -40 +40 @@\n-  return 1;\n+  return 2;\n")).Code);
    }

    [Fact]
    public async Task A_unified_diff_adds_renames_and_deletes()
    {
        Assert.Equal("new.js=a\nb\n|gone.js=-", await AfterAsync("--- /dev/null\n+++ b/new.js\n@@ -0,0 +1,2 @@\n+a\n+b\n--- a/gone.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"));
        Assert.Equal("from.js=-|to.js=y\n", await AfterAsync("diff --git a/from.js b/to.js\nrename from from.js\nrename to to.js\n--- a/from.js\n+++ b/to.js\n@@ -1 +1 @@\n-x\n+y\n"));
        Assert.Equal("from.js=-|to.js=x\n", await AfterAsync("diff --git a/from.js b/to.js\nsimilarity index 100%\nrename from from.js\nrename to to.js\n"));
    }

    [Fact]
    public async Task The_end_of_a_file_is_what_the_diff_says()
    {
        Assert.Equal("bare.js=one\n2", await AfterAsync("--- a/bare.js\n+++ b/bare.js\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n"));
        Assert.Equal("bare.js=one\n2\n", await AfterAsync("--- a/bare.js\n+++ b/bare.js\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+2\n"));
        Assert.Equal("new.js=a", await AfterAsync("--- /dev/null\n+++ b/new.js\n@@ -0,0 +1 @@\n+a\n\\ No newline at end of file\n"));
    }

    [Fact]
    public async Task Removed_lines_that_look_like_headers_are_lines()
    {
        var tree = new MemoryTree().Add("a.sql", "select 1;\n-- note\nselect 2;\n");
        var answer = await new ApplyPatchTool(tree, EditFileTests.Anything).CallAsync(new { patch = "--- a/a.sql\n+++ b/a.sql\n@@ -1,3 +1,3 @@\n select 1;\n--- note\n+++ note\n select 2;\n" });
        Assert.Equal("select 1;\n++ note\nselect 2;\n", Encoding.UTF8.GetString(answer.Edits[0].After ?? []));
    }

    [Fact]
    public async Task Two_hunks_share_context_and_come_in_any_order()
    {
        var tree = new MemoryTree().Add("a.txt", "1\n2\n3\n4\n5\n");
        var answer = await new ApplyPatchTool(tree, EditFileTests.Anything).CallAsync(new { patch = Envelope("*** Update File: a.txt\n@@\n 3\n-4\n+four\n@@\n-2\n+two\n 3") });
        Assert.Equal("1\ntwo\n3\nfour\n5\n", Encoding.UTF8.GetString(answer.Edits[0].After ?? []));
    }

    [Fact]
    public async Task A_patch_back_and_forth_changes_nothing() =>
        Assert.Empty((await PatchAsync(Envelope("*** Update File: bare.js\n@@\n-two\n+2\n*** Update File: bare.js\n@@\n-2\n+two"))).Edits);
}
