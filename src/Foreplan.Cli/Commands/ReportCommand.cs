using System.CommandLine;
using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Text;

namespace Foreplan.Cli.Commands;

internal static class ReportCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        plan.Description = "A plan's number, the beginning of its name, or a path; all plans by month when left out";
        var format = new Option<string>("--format") { Description = "text (the default), markdown, or html: the whole run with gates, diff and a chart as one file", HelpName = "text|markdown|html", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "html");
        var verb = new Verb(
            "report",
            Stage.Look,
            "What a plan cost, beside what one strong model would have cost; all plans by month",
            "foreplan report",
            "foreplan report 1 --format markdown",
            "foreplan report 1 --format html > run.html")
        { plan, format };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(
            parse.GetValue(format) == "html" ? Page(app, parse.GetValue(plan))
            : parse.GetValue(plan) is { } named ? Of(app, named, parse.GetValue(format) == "markdown")
            : All(app, parse.GetValue(format) == "markdown"))));
        return verb;
    }

    private static Reply Page(App app, string? named)
    {
        var folder = PlanChoice.Of(app.Workflow, named);
        var html = app.Workflow.RunPage(folder).ToHtml();
        return new(Outcome.Done) { Raw = html, Fields = new() { ["plan"] = folder.Name, ["html"] = html } };
    }

    private static Reply Of(App app, string named, bool markdown)
    {
        var folder = app.Workflow.Shelf.Find(named);
        var report = app.Workflow.Report(folder);
        var document = ReportMarkdown.Write(report);
        if (report.Ledger.Entries.Count > 0)
        {
            folder.Write("report.md", SourceText.From("report.md", document).ToBytes());
        }

        var fields = ReportJson.Node(report);
        fields["plan"] = folder.Name;
        return new(Outcome.Done) { Fields = fields, Show = page => page.Block(markdown ? document : ReportText.Write(report)) };
    }

    private static Reply All(App app, bool markdown)
    {
        var report = app.Workflow.ReportAll();
        return new(Outcome.Done)
        {
            Fields = ReportJson.Node(report),
            Show = page => page.Block(report.Months.Count == 0 ? "Nothing was spent yet." : markdown ? report.ToMarkdown() : report.ToText()),
        };
    }
}
