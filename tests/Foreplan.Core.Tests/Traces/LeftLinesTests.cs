using Foreplan.Reviews;

namespace Foreplan.Traces;

public sealed class LeftLinesTests
{
    private const string Diff = "--- a/a.js\n+++ b/a.js\n@@ -1,2 +1,5 @@\n-gone\n+one\n+two\n+two\n same\n+four\n";

    [Fact]
    public void Each_line_is_handed_out_once_to_who_wrote_it()
    {
        var left = new LeftLines(DiffMap.Of(Diff));

        Assert.Equal("a.js:2,5", $"{left.Take("a.js", ["two", "four", ""], [])}");
        Assert.Equal("a.js:1,3", $"{left.Take("a.js", ["one", "two", "two"], ["gone"])}");
        Assert.Null(left.Take("a.js", ["one"], ["gone"]));
        Assert.Null(left.Take("b.js", ["one"], []));
    }

    [Fact]
    public void Lines_that_were_only_taken_away_are_counted() =>
        Assert.Equal("a.js (-1)", $"{new LeftLines(DiffMap.Of(Diff)).Take("a.js", [], ["gone", "gone"])}");

    [Fact]
    public void Neighbouring_lines_are_told_as_a_range() => Assert.Equal("a.js:1-3,5,7-8", $"{new TraceFile("a.js", [1, 2, 3, 5, 7, 8], 1)}");
}
