using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

internal static class ReviseCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var planner = Inputs.Model("--planner", "The planner's model for this once", "--model");
        var budget = Inputs.Budget("Stop and ask before this much is spent on the revision");
        var accept = new Option<bool>("--accept-recommended") { Description = "Take the recommended answers without asking; the plan marks them as assumed" };
        var verb = new Verb("revise", Stage.Plan, "Has the planner answer your notes, wherever you wrote them: the next version", "foreplan revise", "foreplan revise 1 --budget 0.50") { plan, planner, budget, accept };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, async () =>
        {
            Composition.ExpectCall(parse.GetValue(planner) ?? app.Workflow.Roles.Planner.Model);
            var folder = PlanChoice.Of(app.Workflow, parse.GetValue(plan));
            app.GoOnWith = $"foreplan revise {folder.Handle}";
            return Of(app, await app.Workflow.ReviseAsync(folder, new() { Planner = parse.GetValue(planner), BudgetUsd = parse.GetValue(budget), AcceptRecommended = parse.GetValue(accept) }, cancel));
        }));
        return verb;
    }

    private static Reply Of(App app, PlanResult result)
    {
        var reply = PlanReply.Of(app, result);
        reply.Fields["version"] = result.Version;
        reply.Fields["answered"] = new JsonArray([.. result.Answered.Select(note => (JsonNode)NoteFields.Of(note))]);
        reply.Fields["unasked"] = Fields.Strings(result.Unasked);
        return reply with
        {
            Show = page =>
            {
                foreach (var note in result.Answered)
                {
                    page.Line($"{Ink.Bold(note.Id)} {PlainText.OneLine(note.Text.Length > 0 ? note.Text : $"without: {note.Anchor?.Quote}", 90)}");
                    NotesPage.Answer(page, note);
                }

                foreach (var change in result.Unasked)
                {
                    page.Line($"{Ink.Care("!")} Nobody asked for this: {PlainText.OneLine(change, 200)}");
                }

                if (result is { Version: { } version, Answered.Count: > 0 })
                {
                    page.Line($"{Ink.Faint($"Version {version}. What changed: foreplan diff {result.Folder.Handle} --version {version}")}").Line();
                }

                reply.Show(page);
            },
        };
    }
}
