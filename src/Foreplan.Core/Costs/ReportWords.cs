using System.Globalization;

namespace Foreplan.Costs;

// The words of a bill, the same in every rendering for people.
internal static class ReportWords
{
    internal static string Cost(LedgerTotal total) => (total.Usage.Estimated && total.Usd is > 0 ? "~" : "") + Dollars.Show(total.Usd);

    internal static string Count(long tokens) => tokens.ToString("N0", CultureInfo.InvariantCulture);

    // What a reader of one line should know besides its sum.
    internal static string Remark(ReportRow row)
    {
        var parts = new List<string>();
        if (row.FailedAttempts > 0)
        {
            parts.Add(Many(row.FailedAttempts, "failed attempt"));
        }

        if (row.Total.Failed > 0)
        {
            parts.Add(Many(row.Total.Failed, "failed call"));
        }

        if (row.Total is { Unknown: > 0, KnownUsd: > 0 })
        {
            parts.Add($"at least {Dollars.Show(row.Total.KnownUsd)}");
        }

        return string.Join(", ", parts);
    }

    internal static IEnumerable<(string Label, string Value, string Remark)> Comparison(Report report)
    {
        if (report.Planner is not { } planner)
        {
            yield break;
        }

        yield return ($"Old way: the same calls on {planner.Name}", Dollars.Show(report.SamePlannerModel), "known prices");
        yield return ($"Old way: one session on {planner.Name}", Dollars.Show(report.OneSession), "estimate");
        if (report.Savings is { } same)
        {
            yield return (Verdict(same), Percent(same), "against the same calls");
        }

        if (report.OneSessionSavings is { } session)
        {
            yield return (Verdict(session), Percent(session), "against one session, an estimate");
        }
    }

    internal static IEnumerable<string> Notes(Report report)
    {
        var total = report.Total.Total;
        if (total.Usage.Estimated)
        {
            yield return "~ Some usage is our estimate, because the provider gave none or an impossible one.";
        }

        if (total.Unknown > 0)
        {
            yield return $"The price of {Many(total.Unknown, "call")} is not known; add the model's row to the prices in your configuration.";
        }

        if (total.PossiblyPaid > 0)
        {
            var entries = report.Ledger.Entries.Where(e => e.Outcome == CallOutcome.PossiblyPaid).ToList();
            var twice = entries.Count(e => e.PossiblyPaidTwice);
            yield return $"No end is recorded of {Many(total.PossiblyPaid, "call")}; {Dollars.Show(entries.Sum(e => e.Usd ?? 0))} reserved stays charged"
                + (twice > 0 ? $", {twice} possibly paid twice." : ".");
        }
    }

    private static string Verdict(decimal saved) => saved < 0 ? "Costs more" : "Savings";

    // Never flatters: savings are rounded down, what it costs more is rounded up.
    private static string Percent(decimal saved) => $"{Math.Abs(Math.Floor(saved * 100)):0} %";

    private static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
