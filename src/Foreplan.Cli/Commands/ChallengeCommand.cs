using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Challenges;
using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Notes;

namespace Foreplan.Cli.Commands;

internal static class ChallengeCommand
{
    public static Verb Of(App app)
    {
        var text = Inputs.Words("WHAT", "A plan, a spec, or a text of several words; the open plan when left out", required: false);
        text.HelpName = "[PLAN|SPEC|TEXT]";
        var reviewer = Inputs.Model("--reviewer", "The model that challenges, for this once");
        var budget = Inputs.Budget("Stop and ask before this much is spent on it");
        var verb = new Verb("challenge", Stage.Plan, "Has the reviewer's model look for what is missing or wrong; you accept or dismiss each point", "foreplan challenge 1", "foreplan challenge \"We keep sessions in memory and add a second server\"") { text, reviewer, budget };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(app, string.Join(' ', parse.GetValue(text) ?? []).Trim(), new() { Reviewer = parse.GetValue(reviewer), BudgetUsd = parse.GetValue(budget) }, cancel)));
        return verb;
    }

    private static async Task<Reply> RunAsync(App app, string what, ChallengeOptions options, CancellationToken cancel)
    {
        Composition.ExpectCall(options.Reviewer ?? app.Workflow.Roles.Reviewer.Model);
        if (what.Any(char.IsWhiteSpace) && !Path.Exists(Path.GetFullPath(what, app.Terminal.Folder)))
        {
            app.GoOnWith = $"foreplan challenge {ShellText.Quote(what)}";
            return Of(await app.Workflow.ChallengeAsync(what, options, cancel));
        }

        var folder = PlanChoice.Of(app.Workflow, what.Length == 0 ? null : what);
        app.GoOnWith = $"foreplan challenge {folder.Handle}";
        return Of(await app.Workflow.ChallengeAsync(folder, options, cancel));
    }

    private static Reply Of(ChallengeResult result) => new(result.Outcome)
    {
        Message = result.Message,
        Next = result.Next,
        Fields = new()
        {
            ["plan"] = result.Folder?.Name,
            ["points"] = new JsonArray([.. result.Points.Select(point => (JsonNode)new JsonObject { ["kind"] = point.Kind, ["quote"] = point.Quote, ["text"] = point.Text })]),
            ["notes"] = new JsonArray([.. result.Notes.Select(note => (JsonNode)NoteFields.Of(note))]),
            ["usd"] = result.Usd,
        },
        Show = page =>
        {
            foreach (var note in result.Notes)
            {
                Point(page, note.Id, note.Text, note.Anchor?.Quote);
                NotesPage.Answer(page, note);
            }

            foreach (var (point, number) in result.Notes.Count > 0 ? [] : result.Points.Select((point, index) => (point, index + 1)))
            {
                Point(page, $"{number}.", point.Text, point.Quote);
            }

            if (result.Usd is not null)
            {
                page.Line($"{Ink.Faint($"Spent on it: {Dollars.Show(result.Usd)}")}");
            }
        },
    };

    private static void Point(Page page, string id, string text, string? quote)
    {
        page.Line($"{Ink.Bold(id)} {PlainText.OneLine(text, 400)}");
        if (quote is not null)
        {
            page.Line($"    {Ink.Faint($"on: {PlainText.OneLine(quote, 100)}")}");
        }
    }
}
