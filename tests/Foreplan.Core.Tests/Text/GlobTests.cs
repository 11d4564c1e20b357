using Foreplan.Text;

namespace Foreplan.Core.Tests.Text;

public sealed class GlobTests
{
    [Theory]
    [InlineData("src/*.js", "src/a.js", true)]
    [InlineData("src/*.js", "src/b/a.js", false)]
    [InlineData("src/**", "src/b/a.js", true)]
    [InlineData("src/**", "srcx/a.js", false)]
    [InlineData("src/**/*.js", "src/a.js", true)]
    [InlineData("**/*.js", "a.js", true)]
    [InlineData("**/*.js", "x/y/a.js", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a?.md", "ab.md", true)]
    [InlineData("a?.md", "a/.md", false)]
    [InlineData("{a,b/*}.md", "b/c.md", true)]
    [InlineData("{a,b}.md", "c.md", false)]
    [InlineData("[a-c].md", "b.md", true)]
    [InlineData("[!a-c].md", "b.md", false)]
    [InlineData("[!a].md", "/.md", false)]
    [InlineData("[+-9]x", "/x", false)]
    [InlineData("a+b(c).md", "a+b(c).md", true)]
    [InlineData("a[.md", "a[.md", true)]
    [InlineData("A.md", "a.md", false)]
    [InlineData("*.js", "a.jsx", false)]
    [InlineData("**/a", "b/xa", false)]
    [InlineData("src/{a,{b,c}/**/d}.js", "src/c/x/y/d.js", true)]
    [InlineData("src/{a,{b,c}/**/d}.js", "src/b/d.js", true)]
    [InlineData("src/{a,{b,c}/**/d}.js", "src/d.js", false)]
    [InlineData("a{,b}*c", "abxc", true)]
    [InlineData("a}b,c", "a}b,c", true)]
    [InlineData("[ab-]?", "-x", true)]
    [InlineData("", "", true)]
    [InlineData("a*a", "a", false)]
    public void A_pattern_matches_whole_paths(string pattern, string path, bool expected)
    {
        Assert.True(Glob.TryParse(pattern, out var glob, out _));
        Assert.Equal(expected, glob.IsMatch(path));
    }

    [Theory]
    [InlineData("{a,b")]
    [InlineData("[z-a]")]
    [InlineData("{a,{b}")]
    public void A_broken_pattern_says_why(string pattern)
    {
        Assert.False(Glob.TryParse(pattern, out _, out var why));
        Assert.Contains(pattern, why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_pattern_takes_linear_time()
    {
        Assert.True(Glob.TryParse(string.Concat(Enumerable.Repeat("*a", 40)) + "b", out var glob, out _));
        Assert.False(glob.IsMatch(new string('a', 4000)));
    }
}
