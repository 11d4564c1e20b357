namespace Foreplan.Reviews;

public sealed class DiffMapTests
{
    private const string Diff = """
        diff --git a/src/a.js b/src/a.js
        index 1..2 100644
        --- a/src/a.js
        +++ b/src/a.js
        @@ -1,4 +1,4 @@ function x
         one
        -two
        --- old comment
        +zwei
        +++ counter
         four
        @@ -10,2 +10,1 @@
         ten
        -eleven
        \ No newline at end of file
        diff --git a/src/new file.js b/src/new file.js
        new file mode 100644
        --- /dev/null
        +++ b/src/new file.js	
        @@ -0,0 +1,2 @@
        +first
        +second
        diff --git a/gone.js b/gone.js
        deleted file mode 100644
        --- a/gone.js
        +++ /dev/null
        @@ -1 +0,0 @@
        -all
        diff --git "a/\303\244.js" "b/\303\244.js"
        --- "a/\303\244.js"
        +++ "b/\303\244.js"
        @@ -3 +3 @@
        -x
        +y
        diff --git a/src/cut.js b/src/cut.js
        --- a/src/cut.js
        +++ b/src/cut.js
        @@ -4,4 +4,3 @@
         four
         five
        -six
         seven
        diff --git a/old p.png b/old p.png
        deleted file mode 100644
        index 1..0
        Binary files a/old p.png and /dev/null differ
        diff --git "a/\"😀\303\244.js" "b/\"😀\303\244.js"
        deleted file mode 100644
        index 1..0
        diff --git a/was/link b/was/link
        deleted file mode 120000
        --- a/was/link
        +++ /dev/null
        @@ -1 +0,0 @@
        -target
        diff --git a/was/link b/was/link
        new file mode 100644
        --- /dev/null
        +++ b/was/link
        @@ -0,0 +1 @@
        +text
        diff --git a/p.png b/p.png
        Binary files a/p.png and b/p.png differ
        """;

    [Theory]
    [InlineData("src/a.js", 1, false)]
    [InlineData("src/a.js", 2, true)]
    [InlineData("src/a.js", 3, true)]
    [InlineData("src/a.js", 4, false)]
    [InlineData("src/a.js", 5, false)]
    [InlineData("src/a.js", 10, true)]
    [InlineData("src/a.js", 11, false)]
    [InlineData("src/cut.js", 4, false)]
    [InlineData("src/cut.js", 5, true)]
    [InlineData("src/cut.js", 6, true)]
    [InlineData("src/cut.js", 7, false)]
    [InlineData("src/new file.js", 2, true)]
    [InlineData("src/new file.js", 3, false)]
    [InlineData("gone.js", 1, true)]
    [InlineData("gone.js", 2, true)]
    [InlineData("old p.png", 1, true)]
    [InlineData("\"\ud83d\ude00ä.js", 1, true)]
    [InlineData("was/link", 1, true)]
    [InlineData("was/link", 2, false)]
    [InlineData("ä.js", 3, true)]
    [InlineData("p.png", 1, false)]
    [InlineData("other.js", 1, false)]
    public void A_line_is_changed_when_the_diff_adds_it_or_takes_lines_away_beside_it(string path, int line, bool changed) =>
        Assert.Equal(changed, DiffMap.Of(Diff).IsChanged(path, line));

    [Fact]
    public void Lines_that_look_like_headers_are_lines_inside_a_hunk()
    {
        var map = DiffMap.Of(Diff);
        Assert.Equal("++ counter", map.Added("src/a.js")[3]);
        Assert.Equal("-- old comment", map.Removed("src/a.js")[3]);
        Assert.Equal(["src/a.js", "src/new file.js", "gone.js", "ä.js", "src/cut.js", "old p.png", "\"😀ä.js", "was/link"], map.Paths);
    }

    [Fact]
    public void A_cut_diff_is_read_as_far_as_it_goes() =>
        Assert.True(DiffMap.Of("--- a/a\n+++ b/a\n@@ -1,9 +1,9 @@\n+x\n… cut").IsChanged("a", 1));
}
