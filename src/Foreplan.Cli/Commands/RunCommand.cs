using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Cli.Commands;

internal static class RunCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var phase = new Option<int?>("--phase") { Description = "Just this phase", HelpName = "N" };
        var pause = new Option<bool>("--pause-after-phase") { Description = "Stop after each phase, to look at it" };
        var noReview = new Option<string?>("--no-review") { Description = "Leave the review out, for a reason that is recorded", HelpName = "REASON" };
        var dry = new Option<bool>("--dry-run") { Description = "Show what would happen; nothing is called, run or written" };
        var budget = Inputs.Budget("The budget instead of the lock's");
        var sandbox = Inputs.Sandbox("How commands run, instead of the lock's: full (the strongest sandbox that works here) or none");
        var executor = Inputs.Model("--executor", "The executor's model for this once");
        var reviewer = Inputs.Model("--reviewer", "The reviewer's model for this once");
        var verb = new Verb(
            "run",
            Stage.Way,
            "Carries the locked plan out on a branch: phases, gates, review, bill; goes on where it stood",
            "foreplan run",
            "foreplan run 1 --phase 2 --budget 1.50",
            "foreplan run --dry-run")
        { plan, phase, pause, noReview, dry, budget, sandbox, executor, reviewer };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(
            app,
            new(
                parse.GetValue(plan),
                parse.GetValue(dry),
                new()
                {
                    Phase = parse.GetValue(phase),
                    PauseAfterPhase = parse.GetValue(pause),
                    NoReview = parse.GetValue(noReview),
                    BudgetUsd = parse.GetValue(budget),
                    Sandbox = parse.GetValue(sandbox),
                    Executor = parse.GetValue(executor),
                    Reviewer = parse.GetValue(reviewer),
                }),
            cancel)));
        return verb;
    }

    private static async Task<Reply> RunAsync(App app, Given given, CancellationToken cancel)
    {
        var folder = PlanChoice.Of(app.Workflow, given.Plan);
        if (given.Options.NoReview is { } reason && string.IsNullOrWhiteSpace(reason))
        {
            return new(Outcome.Usage) { Message = "--no-review needs a reason, which is recorded.", Next = "foreplan run --no-review \"reviewed by hand\"" };
        }

        if (given.DryRun)
        {
            return DryRun(app, folder, given.Options);
        }

        Composition.ExpectCall(given.Options.Executor ?? app.Workflow.Roles.Executor.Model);
        app.GoOnWith = $"foreplan run {folder.Handle}";
        if (folder.Read("plan.md") is not null)
        {
            app.Progress.Name(app.Workflow.ReadPlan(folder).Phases.Select(phase => (phase.Id, phase.Title)));
        }

        return RunReply.Of(app, folder, await CarryOutAsync(app, folder, given.Options, cancel));
    }

    private static async Task<RunResult> CarryOutAsync(App app, IPlanFolder folder, RunOptions options, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await app.Workflow.RunAsync(folder, options, cancel);
            }
            catch (ForeplanException spent) when (spent.Outcome == Outcome.Waiting && app.CanAsk && WaitsForMoney(folder))
            {
                if (await BudgetAsync(app, spent.Message, cancel) is not { } budget)
                {
                    throw;
                }

                options = options with { BudgetUsd = budget };
            }
        }
    }

    private static ModelRef? Model(string? locked) => ModelRef.TryParse(locked, out var model) ? model : null;

    private static bool WaitsForMoney(IPlanFolder folder) =>
        folder.Journals().Select(RunState.Of).LastOrDefault(state => state.Started?.Kind == "run")?.Paused?.Reason == "budget";

    private static async Task<decimal?> BudgetAsync(App app, string why, CancellationToken cancel)
    {
        app.Asking.Tell(page => page.Line($"{Ink.Care(page.Glyphs.Now)} {why}"));
        while (await app.Asking.LineAsync("A budget for the whole run in dollars, to go on; Enter stops here:", cancel) is { } typed && typed.Trim().Length > 0)
        {
            if (decimal.TryParse(typed.Trim().TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var budget) && budget > 0)
            {
                return budget;
            }
        }

        return null;
    }

    private static Reply DryRun(App app, IPlanFolder folder, RunOptions options)
    {
        var workflow = app.Workflow;
        var locked = workflow.ReadLock(folder);
        var proposal = workflow.PrepareLock(folder, new()
        {
            BudgetUsd = options.BudgetUsd ?? locked?.BudgetUsd,
            Sandbox = options.Sandbox ?? locked?.Policy.Sandbox ?? app.Parts.Configuration.Sandbox,
            Executor = options.Executor ?? Model(locked?.Roles.Executor),
            Reviewer = options.Reviewer ?? Model(locked?.Roles.Reviewer),
        });
        var broken = workflow.VerifyRun(folder);
        var fields = Fields.Of(proposal);
        fields["order"] = new JsonArray([.. proposal.Order.Select(phase => (JsonNode)phase.Id)]);
        return new(broken.Count == 0 ? Outcome.Done : Outcome.Refused)
        {
            Message = broken.Count == 0 ? "A dry run: nothing was called, run or written." : $"{folder.Name} would not run: its lock does not hold.",
            Next = broken.Count == 0 ? $"Next: foreplan run {folder.Handle}" : $"foreplan lock {folder.Handle}",
            Diagnostics = broken,
            Fields = fields,
            Show = page => ProposalPage.Show(page, proposal).Found(broken).Line(),
        };
    }

    private sealed record Given(string? Plan, bool DryRun, RunOptions Options);
}
