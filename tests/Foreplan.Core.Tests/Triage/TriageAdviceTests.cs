namespace Foreplan.Triage;

public sealed class TriageAdviceTests
{
    [Theory]
    [InlineData("add OAuth login", "security-critical")]
    [InlineData("encrypt the backups", "security-critical")]
    [InlineData("introduce event sourcing", "new architecture")]
    [InlineData("not sure how to cache this", "leaves open")]
    [InlineData("fix the race condition in the worker", "the bug is complex")]
    public void A_strong_model_executes_what_is_critical_or_open(string task, string why) => Has("strong-executes", why, task);

    [Theory]
    [InlineData("fix typo in README", "trivial")]
    [InlineData("add an export of invoices, similar to the one of orders", "pattern to follow")]
    [InlineData("add another importer", "pattern to follow")]
    [InlineData("R1: greet the user. R2: greet in colour.", "numbered and exact")]
    public void A_cheap_model_plans_what_is_trivial_or_known(string task, string why) => Has("cheap-plans", why, task);

    [Theory]
    [InlineData("change the colour of the submit button", "cosmetic")]
    [InlineData("add a chart to our internal dashboard", "internal tool")]
    public void The_review_may_be_skipped_where_little_is_at_stake(string task, string why) => Has("skip-review", why, task);

    [Fact]
    public void Tests_as_long_as_what_they_test_make_the_review_optional()
    {
        var changes = new[] { new TriageChange("src/a.js", 'M', ["1", "2"], []), new TriageChange("test/a.test.js", 'M', ["1", "2", "3"], []) };

        Assert.Contains(Triager.OfChanges(changes).Advice, advice => advice.Rule == "skip-review" && advice.Text.Contains("tests", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("encrypt the colour of our internal dashboard")]
    [InlineData("migrate users table to UUIDs like in the other shop")]
    public void Where_the_risk_is_high_the_review_stays(string task)
    {
        var advice = Triager.Of(task).Advice;

        Assert.Contains(advice, one => one.Rule == "keep-review");
        Assert.DoesNotContain(advice, one => one.Rule is "skip-review" or "cheap-plans");
    }

    private static void Has(string rule, string why, string task) =>
        Assert.Contains(Triager.Of(task).Advice, advice => advice.Rule == rule && advice.Text.Contains(why, StringComparison.Ordinal));
}
