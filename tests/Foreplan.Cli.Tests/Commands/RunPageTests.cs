using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Foreplan.Cli.Tests.Commands;

public sealed partial class RunPageTests
{
    [Fact]
    public void A_run_is_one_page_with_its_phases_gates_diff_and_bill()
    {
        using var desk = new Desk().Locked();
        desk.Run("run").Is(Outcome.Done);

        var page = desk.Run("report", "1", "--format", "html").Is(Outcome.Done).Out;

        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Phase 1: The greeting</h3> <span class=\"good\">complete</span>", page, StringComparison.Ordinal);
        Assert.Matches(@"Gate, try 1: <strong class=""good"">green</strong>", page);
        Assert.Contains("hello</span>", page, StringComparison.Ordinal);
        Assert.Contains("<svg ", page, StringComparison.Ordinal);
        Assert.Contains("Verdict: <strong>approve</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_and_takes_every_text_as_text()
    {
        using var desk = new Desk().Planned();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("# Plan: ", "# Plan: <script>alert(1)</script> ", StringComparison.Ordinal));
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        desk.Run("run").Is(Outcome.Done);
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("</script>", "</script>\u202E", StringComparison.Ordinal));

        var page = desk.Run("report", "1", "--format", "html", "--json").Is(Outcome.Done).Json["html"]?.GetValue<string>() ?? "";

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotMatch(Loads(), page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_is_read_as_a_document_whose_words_do_nothing()
    {
        using var desk = new Desk();
        var finding = new JsonObject
        {
            ["kind"] = "suggestion",
            ["severity"] = "low",
            ["title"] = "A <img src=x> and \u202E a [door](javascript:alert(1))",
            ["detail"] = "See <https://example.com> and `a|b`.",
            ["recommendation"] = "<script>alert(1)</script>",
        };
        desk.Put(Desk.Script, ScriptedModels.Of([.. ScriptedModels.UpToReview, ScriptedModels.Review("approve", finding), ScriptedModels.Review("approve", finding.DeepClone())]));
        desk.CommitAll();
        desk.Locked().Run("run").Is(Outcome.Done);

        var page = desk.Run("report", "1", "--format", "html").Is(Outcome.Done).Out;

        Assert.Contains("<h3>Issues found</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<th>Requirement</th>", page, StringComparison.Ordinal);
        Assert.Contains("<code>a|b</code>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Review: Add a greeting", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotMatch(Loads(), page.Replace("&lt;img src=x&gt;", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_that_was_locked_again_still_shows_its_last_run_and_says_so()
    {
        using var desk = new Desk().Locked();
        desk.Run("run").Is(Outcome.Done);
        Assert.DoesNotContain("earlier lock", desk.Run("report", "1", "--format", "html").Out + desk.Run("diff", "1").All, StringComparison.Ordinal);
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md") + "\nMore.\n");
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);

        var page = desk.Run("report", "1", "--format", "html").Is(Outcome.Done).Out;
        Assert.Contains("hello</span>", page, StringComparison.Ordinal);
        Assert.Contains("This run is of an earlier lock", page, StringComparison.Ordinal);
        var diff = desk.Run("diff", "1").Is(Outcome.Done);
        Assert.Contains("+hello", diff.Out, StringComparison.Ordinal);
        Assert.Contains("the run of an earlier lock", diff.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("earlier lock", diff.Out, StringComparison.Ordinal);
        Assert.True((bool?)desk.Run("diff", "1", "--json").Is(Outcome.Done).Json["ofEarlierLock"]);
        Assert.Contains("write_file src/greeting.txt", desk.Run("log", "1").Is(Outcome.Done).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_diff_has_no_empty_lines_of_its_own_and_the_chart_is_readable_on_a_narrow_screen()
    {
        using var desk = new Desk().Locked();
        desk.Run("run").Is(Outcome.Done);
        var page = desk.Run("report", "1", "--format", "html").Is(Outcome.Done).Out;
        // The line ends between the spans would be empty lines in preformatted text.
        Assert.Contains(".diff { padding: 0; white-space: normal;", page, StringComparison.Ordinal);
        // A chart in a view box shrinks its words to nothing on a narrow screen.
        Assert.DoesNotContain("viewBox", page, StringComparison.Ordinal);
        Assert.Matches(@"width=""[0-9.]+%""", page);
    }

    [Fact]
    public void Without_a_run_there_is_no_page()
    {
        using var desk = new Desk().Locked();
        Assert.Contains("foreplan run", desk.Run("report", "1", "--format", "html").Is(Outcome.Usage).Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("<(link|script|img|iframe|object|embed|base)|src=|url\\(|@import", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();
}
