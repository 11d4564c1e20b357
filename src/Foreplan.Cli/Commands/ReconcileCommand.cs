using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Diagnostics;
using Foreplan.Records;

namespace Foreplan.Cli.Commands;

internal static class ReconcileCommand
{
    public static Verb Of(App app)
    {
        var verify = new Option<bool>("--verify") { Description = "Run the done-when commands of plans that are done, and the gates of open ones, as they were approved" };
        var verb = new Verb("reconcile", Stage.Look, "What happened since: done, blocked, drifted, fixed independently; brings PLANS.md up to date", "foreplan reconcile", "foreplan reconcile --verify --json") { verify };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(app, parse.GetValue(verify), cancel)));
        return verb;
    }

    private static async Task<Reply> RunAsync(App app, bool verify, CancellationToken cancel)
    {
        app.GoOnWith = $"foreplan reconcile{(verify ? " --verify" : "")}";
        var found = await app.Workflow.ReconcileAsync(verify, cancel);
        var red = found.Plans.Where(plan => plan.Verified == false).Select(plan => plan.Status).ToList();
        var unread = found.Plans.Where(plan => plan.Status.Stage == "unreadable").Select(plan => plan.Status).ToList();
        return new(red.Count + unread.Count > 0 ? Outcome.NotDone : Outcome.Done)
        {
            Message = red.Count > 0
                ? $"{PageWords.Count(red.Count, "plan")} marked done {(red.Count == 1 ? "is" : "are")} not: {string.Join(", ", red.Select(plan => plan.Name))}."
                : unread.Count > 0 ? $"{PageWords.Count(unread.Count, "plan")} could not be read: {string.Join(", ", unread.Select(plan => plan.Name))}."
                : found.RecordChanged ? "PLANS.md is brought up to date." : "Nothing changed; PLANS.md is as it was.",
            Next = red.Count > 0 ? $"Look at what its commands say: foreplan log {app.Workflow.Shelf.All().First(folder => folder.Path == red[0].Path).Handle}" : "",
            Diagnostics = [.. found.Plans.SelectMany(plan => plan.Diagnostics)],
            Fields = new()
            {
                ["recordChanged"] = found.RecordChanged,
                ["plans"] = new JsonArray([.. found.Plans.Select(plan => (JsonNode)new JsonObject
                {
                    ["plan"] = plan.Status.Name,
                    ["path"] = plan.Status.Path,
                    ["title"] = plan.Status.Title,
                    ["stage"] = plan.Status.Stage,
                    ["state"] = plan.State,
                    ["why"] = plan.Why,
                    ["rule"] = plan.Rule,
                    ["verified"] = plan.Verified,
                })]),
                ["rejected"] = new JsonArray([.. app.Workflow.Closed.Where(item => !item.IsRetired).Select(item => (JsonNode)new JsonObject { ["kind"] = item.IsFinding ? "finding" : "plan", ["subject"] = item.Subject, ["on"] = item.On, ["by"] = item.By, ["why"] = item.Why })]),
            },
            Show = page => Show(page, found),
        };
    }

    private static void Show(Page page, Reconciliation found)
    {
        foreach (var plan in found.Plans)
        {
            var mark = plan switch
            {
                { Verified: false } or { State: "blocked" } => Ink.Bad(page.Glyphs.Failed),
                { State: "drifted" } => Ink.Care(page.Glyphs.Now),
                { State: "done" or "retired" } => Ink.Good(page.Glyphs.Done),
                _ => Ink.Faint(page.Glyphs.Open),
            };
            page.Line($"{mark} {Ink.Bold(plan.Status.Name)}  {plan.State}{(plan.Rule is null ? "" : $" by rule {plan.Rule}")}{(plan.Why.Length == 0 ? "" : $": {PlainText.OneLine(plan.Why, 300)}")}");
            foreach (var line in plan.Diagnostics.Where(one => one.Severity != Severity.Note))
            {
                page.Line($"    {(line.File is null ? "" : $"{line.File}{(line.Line is null ? "" : $":{line.Line}")}: ")}{line.Message}");
            }

            if (plan.State is "blocked" or "drifted" && plan.Status.Next.Length > 0)
            {
                page.Line($"    {Ink.Faint(plan.Status.Next)}");
            }
        }

        if (found.Plans.Count == 0)
        {
            page.Line("There is no plan in this repository yet.");
        }
    }
}
