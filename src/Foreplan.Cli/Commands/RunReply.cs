using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Cli.Commands;

/// <summary>How a run or a review ended, as a reply; the bill is written beside the plan.</summary>
internal static class RunReply
{
    public static Reply Of(App app, IPlanFolder folder, RunResult result)
    {
        var report = app.Workflow.Report(folder);
        if (result.Run is not null || result.Verdict is not null)
        {
            folder.Write("report.md", SourceText.From("report.md", ReportMarkdown.Write(report)).ToBytes());
        }

        var status = app.Workflow.Status(folder);
        var fields = Fields.Of(status);
        fields["run"] = result.Run;
        fields["branch"] = result.Branch;
        fields["commit"] = result.Commit;
        fields["verdict"] = result.Verdict;
        fields["usd"] = report.Total.Total.Usd;
        fields["samePlannerModel"] = report.SamePlannerModel;
        fields["oneSession"] = report.OneSession;
        fields["next"] = result.Next;
        return new(result.Outcome)
        {
            Message = result.Message,
            Next = result.Next,
            Diagnostics = result.Diagnostics,
            Fields = fields,
            Show = page =>
            {
                page.Found(result.Diagnostics);
                if (result.Run is not null || result.Verdict is not null)
                {
                    page.Plan(status, isAll: false);
                    Review(page, folder, result.Verdict);
                    page.Line().Block(ReportText.Write(report)).Line();
                    page.Line($"{(result.Branch is null ? "No branch yet." : $"Branch {result.Branch} at {result.Commit?[..7]}")}");
                }
            },
        };
    }

    // review.md is the record; what it lists is said here in a line each.
    private static void Review(Page page, IPlanFolder folder, string? verdict)
    {
        if (verdict is null or "skipped" || folder.Read("review.md") is not { } bytes)
        {
            return;
        }

        var lines = SourceText.Decode("review.md", bytes).Lines;
        List<string> listed = [.. Under(lines, "## Deviations").Where(line => line.StartsWith("- ", StringComparison.Ordinal)), .. Under(lines, "## Issues").Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))];
        page.Heading($"Review: {verdict}");
        foreach (var line in listed)
        {
            page.Line($"  {PlainText.OneLine(line.Replace("**", "", StringComparison.Ordinal), 200)}");
        }

        if (listed.Count == 0)
        {
            page.Line("  No deviation, no finding.");
        }
    }

    private static IEnumerable<string> Under(IReadOnlyList<string> lines, string heading) =>
        lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
}
