using System.CommandLine;
using Foreplan.Cli.Output;
using Foreplan.Models;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Triage;

namespace Foreplan.Cli.Commands;

internal static class PlanCommand
{
    public static Verb Of(App app)
    {
        var text = Inputs.Words("TEXT", "What you want, or a plan, or the path of a spec.md; the open plan when left out", required: false);
        var planner = Inputs.Model("--planner", "The planner's model for this once", "--model");
        var accept = new Option<bool>("--accept-recommended") { Description = "Take the recommended answers without asking; the plan marks them as assumed" };
        var budget = Inputs.Budget("Stop and ask before this much is spent on planning");
        var yes = Inputs.Yes("Plan from the drafted spec without asking");
        var verb = new Verb(
            "plan",
            Stage.Way,
            "Drafts the spec of what you want, explores, asks, writes plan.md",
            "foreplan plan \"Add JWT authentication\"",
            "foreplan plan spec.md --planner anthropic/claude-opus-5-5",
            "foreplan plan 1 --accept-recommended --budget 2")
        { text, planner, accept, budget, yes };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(
            app,
            new(
                string.Join(' ', parse.GetValue(text) ?? []).Trim(),
                new() { Planner = parse.GetValue(planner), AcceptRecommended = parse.GetValue(accept), BudgetUsd = parse.GetValue(budget) },
                parse.GetValue(yes)),
            cancel)));
        return verb;
    }

    private static async Task<Reply> RunAsync(App app, Given given, CancellationToken cancel)
    {
        Composition.ExpectCall(given.Options.Planner);
        var workflow = app.Workflow;
        app.Parts.ExpectTree();
        Ready(app, given.Options);
        if (!IsSentence(app, given.Text))
        {
            var folder = PlanChoice.Of(workflow, given.Text.Length == 0 ? null : given.Text);
            var planning = PlanAsync(app, folder, given.Options, cancel);
            await MeanwhileAsync(planning, () =>
            {
                if (folder.Read("spec.md") is not null)
                {
                    Tell(app, workflow.Triage(folder));
                }
            });
            return await planning;
        }

        app.GoOnWith = $"foreplan plan {ShellText.Quote(given.Text)}";
        var drafting = workflow.DraftSpecAsync(given.Text, given.Options, cancel);
        await MeanwhileAsync(drafting, () =>
        {
            TellUncommitted(app);
            Tell(app, workflow.Triage(given.Text));
        });
        var drafted = await drafting;
        if (drafted.Outcome != Outcome.Done)
        {
            return PlanReply.Of(app, drafted);
        }

        var goOn = $"foreplan plan {drafted.Folder.Handle}";
        app.GoOnWith = goOn;
        if (!given.Yes)
        {
            ShowSpec(app, drafted.Folder);
            if (!app.CanAsk)
            {
                return new(Outcome.Waiting)
                {
                    Message = $"The spec is drafted in {drafted.Folder.Path}/spec.md and waits for you.",
                    Next = $"Read it, edit it, then: {goOn}. With --yes it is planned without asking.",
                    Fields = Fields.Of(drafted.Folder, null),
                };
            }

            if (!await ConfirmAsync(app, drafted.Folder, cancel))
            {
                return new(Outcome.Waiting) { Message = $"The spec is kept in {drafted.Folder.Path}/spec.md.", Next = $"Edit it, then: {goOn}", Fields = Fields.Of(drafted.Folder, null) };
            }
        }

        return await PlanAsync(app, drafted.Folder, given.Options, cancel);
    }

    private static async Task<Reply> PlanAsync(App app, IPlanFolder folder, PlanOptions options, CancellationToken cancel)
    {
        app.GoOnWith = $"foreplan plan {folder.Handle}";
        return PlanReply.Of(app, await app.Workflow.DraftPlanAsync(folder, options, cancel));
    }

    // Several words that are no path are what a person wants; one word or a path is meant to be there already.
    private static bool IsSentence(App app, string text) =>
        text.Any(char.IsWhiteSpace) && !Path.Exists(Path.GetFullPath(text, app.Terminal.Folder));

    // Before a folder is made for it: is there a model, and its key?
    private static void Ready(App app, PlanOptions options)
    {
        var model = options.Planner ?? app.Workflow.Roles.Planner.Model
            ?? throw new ForeplanException("No model is named for the planner.", "Run foreplan init, or name one: --planner anthropic/claude-opus-5-5");
        if (ProviderKeys.Missing(model.Provider, app.Parts.Providers) is { } variable)
        {
            throw new ForeplanException(
                $"There is no key for {model.Provider}: {variable} is not set.",
                $"Set {variable}, see the whole flow without a key (foreplan demo), or use a local model (--planner ollama/qwen3).");
        }

        if (options.Planner is null)
        {
            _ = ModelProviders.WarmAsync(model);
        }
    }

    // The drafter of a spec says nothing of it; that of a plan does.
    private static void TellUncommitted(App app)
    {
        List<string> uncommitted;
        try
        {
            uncommitted = [.. app.Workflow.Repository.Uncommitted()
                .Where(path => !path.StartsWith("plans/", StringComparison.Ordinal) && path is not ("spec.md" or "plan.md" or "PLANS.md" or "AGENTS.md" or "foreplan.json"))];
        }
        catch (ForeplanException refused)
        {
            app.Asking.Tell(page => page.Line($"{Ink.Care("!")} What is not committed is not known: {refused.Message} The planner reads the last commit only."));
            return;
        }

        if (uncommitted.Count > 0)
        {
            app.Asking.Tell(page => page.Line($"{Ink.Care("!")} {PageWords.Count(uncommitted.Count, "uncommitted file")} ({string.Join(", ", uncommitted.Take(3))}{(uncommitted.Count > 3 ? ", …" : "")}): the planner reads the last commit and does not see them."));
        }
    }

    private static void Tell(App app, TriageResult triage) => app.Asking.Tell(page => page.Line(TriageCommand.Line(triage)));

    // What the person is told besides is looked for when the request is on its way: the model takes longer than that.
    private static Task MeanwhileAsync(Task request, Action tell) => Task.WhenAll(request, Task.Run(tell));

    private static void ShowSpec(App app, IPlanFolder folder) =>
        app.ShowNow(page => page.Line().Block(SourceText.Decode("spec.md", folder.Read("spec.md") ?? []).Text, "  ").Line());

    private static async Task<bool> ConfirmAsync(App app, IPlanFolder folder, CancellationToken cancel)
    {
        while (true)
        {
            switch ((await app.Asking.LineAsync("Is this what you want? Enter plans it, e edits it first, n stops:", cancel))?.Trim().ToLowerInvariant())
            {
                case "" or "y" or "yes":
                    return true;
                case null or "n" or "no" or "q":
                    return false;
                case "e" or "edit":
                    Editor.Open(app.Terminal, Path.Combine(app.Workflow.Repository.Root, folder.Path, "spec.md"));
                    ShowSpec(app, folder);
                    break;
            }
        }
    }

    private sealed record Given(string Text, PlanOptions Options, bool Yes);
}
