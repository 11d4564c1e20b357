using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

public sealed class ReportTests
{
    private static readonly Usage Million = SampleBill.Used(1_000_000, 0, 0, 0);

    [Fact]
    public void The_bill_adds_up_to_what_was_worked_out_by_hand()
    {
        var report = SampleBill.Report;
        Assert.Equal(
            [("Planning", 0.17825m), ("Refinement", 0.055m), ("Implementation", 0.088825m), ("Phase 1", 0.028925m), ("Phase 2", 0.0599m), ("Review", 0.0555m)],
            report.Rows.Select(r => (r.Name, r.Total.Usd ?? -1)));
        Assert.Equal(0.377575m, report.Total.Total.Usd);
        Assert.Equal(94_700, report.Total.Total.Ms);
        Assert.Equal((1, 1, 0), (report.Total.FailedAttempts, report.Rows[3].FailedAttempts, report.Rows[4].FailedAttempts));
        Assert.Equal((0.587375m, 0.6637375m), (report.SamePlannerModel, report.OneSession));
        Assert.Equal(1 - (0.377575m / 0.587375m), report.Savings);
    }

    [Fact]
    public void As_text() => Golden.Equal("Costs/report.txt", ReportText.Write(SampleBill.Report));

    [Fact]
    public void As_Markdown() => Golden.Equal("Costs/report.md", ReportMarkdown.Write(SampleBill.Report));

    [Fact]
    public void As_JSON() => Golden.Equal("Costs/report.json", ReportJson.Write(SampleBill.Report));

    [Fact]
    public void A_new_way_that_costs_more_says_so()
    {
        var report = Report.Of("T", [new CallLog("plan", "a").As(RoleName.Executor, "anthropic/claude-opus-4-5", 1).Call("p", 1, Million, 5).Events], ShippedPrices.Book, new ModelRef("anthropic", "claude-haiku-4-5"));
        Assert.Equal(-4m, report.Savings);
        var text = ReportText.Write(report);
        Assert.Matches(@"Costs more +400 % +against the same calls", text);
        Assert.DoesNotContain("Savings", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Savings_are_never_rounded_up()
    {
        var report = Report.Of("T", [new CallLog("run", "a").As(RoleName.Executor, "anthropic/claude-haiku-4-5", 1).Call("p", 1, Million, 1.0000001m).Events], ShippedPrices.Book, SampleBill.Planner);
        Assert.Matches(@"Savings +79 % +against the same calls", ReportText.Write(report));
    }

    [Fact]
    public void An_unknown_price_is_shown_as_unknown_and_nothing_is_compared()
    {
        var report = Report.Of(
            "T",
            [new CallLog("run", "a").As(RoleName.Executor, "openai/gpt-99", 1).Call("p", 1, Million, null).As(RoleName.Executor, "anthropic/claude-haiku-4-5", 1).Call("p", 2, Million, 1).Events],
            ShippedPrices.Book,
            SampleBill.Planner);
        Assert.Null(report.Savings);
        var text = ReportText.Write(report);
        Assert.Matches(@"Total \(new way\) +unknown +at least \$1\.00", text);
        Assert.Contains("The price of 1 call is not known", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Savings", text, StringComparison.Ordinal);
        Assert.Contains("\"total\": null", ReportJson.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_planner_there_is_a_bill_and_no_comparison()
    {
        var report = Report.Of("T", SampleBill.Journals, ShippedPrices.Book, null);
        Assert.DoesNotContain("Old way", ReportText.Write(report), StringComparison.Ordinal);
        Assert.DoesNotContain("Old way", ReportMarkdown.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_calls_has_a_bill_of_nothing()
    {
        var report = Report.Of("T", [], ShippedPrices.Book, SampleBill.Planner);
        Assert.Equal((0m, 0m, null), (report.Total.Total.Usd, report.OneSession, report.Savings));
        Assert.Matches(@"Total \(new way\) +\$0\.00", ReportText.Write(report));
    }

    [Fact]
    public void What_belongs_to_no_stage_has_its_own_line()
    {
        var report = Report.Of("T", [new CallLog("audit", "a").Call("audit", 1, Million, 5).Events], ShippedPrices.Book, null);
        Assert.Equal(("Other", 5m), (report.Rows[^1].Name, report.Rows[^1].Total.Usd ?? 0));
    }

    [Fact]
    public void A_phase_that_the_planner_carries_out_is_implementation()
    {
        var report = Report.Of("T", [new CallLog("run", "a").As(RoleName.Planner, "anthropic/claude-opus-4-5", 3).Call("p3.1", 1, Million, 5).Events], ShippedPrices.Book, null);
        Assert.Equal(5m, Assert.Single(report.Rows, r => r.Phase == 3).Total.Usd);
        Assert.Equal(0m, report.Rows[0].Total.Usd);
    }

    [Fact]
    public void All_plans_are_summed_by_the_month_of_each_call_in_UTC()
    {
        IEnumerable<IEnumerable<RunEvent>> first =
        [
            new CallLog("plan", "a", "2026-10-31T23:30:00-02:00").Call("plan", 1, Million, 5).Events,
            new CallLog("plan", "b", "2026-12-01T00:30:00+02:00").Call("plan", 1, Million, 0.004m).Events,
        ];
        IEnumerable<IEnumerable<RunEvent>> second = [new CallLog("plan", "c", "2026-12-02T00:00:00Z").Call("plan", 1, Million, 2).Events];
        var report = MonthlyReport.Of([("001-jwt", first), ("002-css", second)]);
        Assert.Equal(
            """
            2026-11    $5.004
              001-jwt  $5.004
            2026-12    $2.00
              002-css  $2.00
            Total      $7.004
            """.ReplaceLineEndings("\n").Replace("5.004", "5.00").Replace("7.004", "7.00") + "\n",
            report.ToText());
        Assert.Equal(7.004m, report.Total.Usd);
        Assert.Equal("2026-11", (string?)ReportJson.Node(report)["months"]?[0]?["month"]);
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(0.42, "$0.42")]
    [InlineData(0.4251, "$0.43")]
    [InlineData(12.5, "$12.50")]
    [InlineData(0.05, "$0.05")]
    [InlineData(0.0525, "$0.053")]
    [InlineData(0.0042, "$0.0042")]
    [InlineData(0.00001234, "$0.000012")]
    [InlineData(0.09999, "$0.10")]
    [InlineData(0.00000001, "$0.00000001")]
    [InlineData(-0.5, "-$0.50")]
    [InlineData(1234.5, "$1234.50")]
    public void Dollars_are_rounded_for_people_only_and_never_to_nothing(double usd, string shown) =>
        Assert.Equal(shown, Dollars.Show((decimal)usd));

    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(840, "0.8 s")]
    [InlineData(42_000, "42 s")]
    [InlineData(185_000, "3 min 5 s")]
    [InlineData(4_320_000, "1 h 12 min")]
    public void Durations_are_shown_in_what_people_read(long ms, string shown) => Assert.Equal(shown, Durations.Show(ms));
}
