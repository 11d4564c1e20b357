namespace Foreplan.Text;

public sealed class LineDiffTests
{
    [Fact]
    public void The_changes_lead_from_one_text_to_the_other()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            string[] old = [.. Enumerable.Range(0, random.Next(0, 20)).Select(_ => $"{random.Next(5)}")];
            string[] now = [.. Enumerable.Range(0, random.Next(0, 20)).Select(_ => $"{random.Next(5)}")];
            var result = old.ToList();
            foreach (var change in LineDiff.Of(old, now).Reverse())
            {
                result.RemoveRange(change.OldLine - 1, change.OldCount);
                result.InsertRange(change.OldLine - 1, now.Skip(change.NewLine - 1).Take(change.NewCount));
            }

            Assert.Equal(now, result);
        }
    }

    [Fact]
    public void A_unified_diff_shows_what_changed_with_three_lines_around_it() => Assert.Equal(
        "--- version 1\n+++ plan.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
        UnifiedDiff.Write("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "version 1", "plan.md"));
}
