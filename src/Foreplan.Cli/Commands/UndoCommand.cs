using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Commands;

internal static class UndoCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var yes = Inputs.Yes("Remove it without asking");
        var verb = new Verb("undo", Stage.Run, "Drops the run's branch and worktree; the bill stays", "foreplan undo", "foreplan undo 1 --yes") { plan, yes };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(app, new(parse.GetValue(plan), parse.GetValue(yes)), cancel)));
        return verb;
    }

    private static async Task<Reply> RunAsync(App app, Given given, CancellationToken cancel)
    {
        var folder = PlanChoice.Of(app.Workflow, given.Plan);
        var proposal = app.Workflow.PrepareUndo(folder);
        var fields = new JsonObject { ["plan"] = folder.Name, ["run"] = proposal.Run, ["branch"] = proposal.Branch, ["commits"] = Fields.Strings(proposal.Commits) };
        if (proposal.Refusal is null)
        {
            app.ShowNow(page =>
            {
                page.Line(proposal.Branch is null ? "This removes the run's worktree; it has no branch." : $"This removes the branch {proposal.Branch} and the run's worktree, with:");
                foreach (var commit in proposal.Commits)
                {
                    page.Line($"  {commit}");
                }
            });
            if (!given.Yes && !app.CanAsk)
            {
                return new(Outcome.Waiting) { Message = "Nothing was removed: nobody is at a terminal to say yes.", Next = $"foreplan undo {folder.Handle} --yes", Fields = fields };
            }

            if (!given.Yes && !await app.Asking.ConfirmAsync("Remove it?", yesByDefault: false, cancel))
            {
                return new(Outcome.Waiting) { Message = "Nothing was removed.", Fields = fields };
            }
        }

        app.Workflow.Undo(proposal);
        return new(Outcome.Done) { Message = $"The run of {folder.Name} is dropped; its bill stays in the report.", Next = $"To run it anew: foreplan run {folder.Handle}", Fields = fields };
    }

    private sealed record Given(string? Plan, bool Yes);
}
