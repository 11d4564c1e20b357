using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

public sealed class TreePathTests
{
    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("/etc/passwd")]
    [InlineData("\\etc")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData("a\\..\\b")]
    [InlineData("C:/a")]
    [InlineData("c:a")]
    [InlineData("\\\\host\\share")]
    [InlineData("//host/share")]
    [InlineData("~/a")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    [InlineData(".git/config")]
    [InlineData("sub/.GIT/hooks/x")]
    [InlineData("GIT~1/config")]
    [InlineData("git~12/config")]
    [InlineData(".git./config")]
    [InlineData(".git /config")]
    [InlineData(".git. . /config")]
    [InlineData(".git::$INDEX_ALLOCATION/config")]
    [InlineData(".git:stream")]
    [InlineData(".g\u200cit/config")]
    [InlineData("a/.git")]
    [InlineData("a\\.Git\\config")]
    public void A_hostile_path_is_refused_with_a_reason(string text)
    {
        Assert.False(TreePath.TryNormalize(text, out var path, out var why));
        Assert.Equal("", path);
        Assert.NotEqual("", why);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("./a", "a")]
    [InlineData("a//b", "a/b")]
    [InlineData("a/./b", "a/b")]
    [InlineData("a\\b", "a/b")]
    [InlineData("src/", "src")]
    [InlineData(".gitignore", ".gitignore")]
    [InlineData(".github/x.yml", ".github/x.yml")]
    [InlineData("git/x", "git/x")]
    [InlineData("git~/x", "git~/x")]
    [InlineData("a..b", "a..b")]
    [InlineData("a b/ü.md", "a b/ü.md")]
    public void A_path_in_the_tree_gets_its_one_form(string text, string expected)
    {
        Assert.True(TreePath.TryNormalize(text, out var path, out var why), why);
        Assert.Equal(expected, path);
    }

    [Fact]
    public void A_path_without_end_or_with_half_a_character_is_refused()
    {
        Assert.False(TreePath.TryNormalize(new string('a', 5000), out _, out _));
        Assert.False(TreePath.TryNormalize("a/" + (char)0xD800, out _, out _));
    }
}
