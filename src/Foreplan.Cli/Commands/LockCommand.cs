using System.CommandLine;
using Foreplan.Cli.Output;
using Foreplan.Cli.Output.Findings;
using Foreplan.Locks;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

internal static class LockCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var yes = Inputs.Yes("Approve without asking; what is approved is still shown");
        var budget = Inputs.Budget("The budget of the run; it stops and asks before it spends more");
        var sandbox = Inputs.Sandbox("How commands run: full (the strongest sandbox that works here) or none");
        var planner = Inputs.Model("--planner", "The planner to record, for comparisons and amendments");
        var executor = Inputs.Model("--executor", "The executor instead of AGENTS.md's");
        var reviewer = Inputs.Model("--reviewer", "The reviewer instead of AGENTS.md's");
        var commit = new Option<bool>("--commit") { Description = "Commit spec, plan, notes and lock on the current branch" };
        var verify = new Option<bool>("--verify") { Description = "CI's question: do the texts hash to what was approved? Exit 3 when not; nothing is written" };
        var signed = new Option<bool>("--require-signature") { Description = "With --verify: refuse a lock that is not signed" };
        var format = Inputs.Findings("With --verify: how what does not hold is written");
        var verb = new Verb(
            "lock",
            Stage.Way,
            "Shows what is approved, asks, writes plan.lock.json",
            "foreplan lock",
            "foreplan lock 1 --budget 2 --yes --commit",
            "foreplan lock --verify --format github")
        { plan, yes, budget, sandbox, planner, executor, reviewer, commit, verify, signed, format };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(
            app,
            new()
            {
                Plan = parse.GetValue(plan),
                Yes = parse.GetValue(yes),
                Commit = parse.GetValue(commit),
                Verify = parse.GetValue(verify) || parse.GetValue(signed),
                RequireSignature = parse.GetValue(signed),
                Format = parse.GetValue(format),
                Sandbox = parse.GetValue(sandbox),
                Options = new() { BudgetUsd = parse.GetValue(budget), Planner = parse.GetValue(planner), Executor = parse.GetValue(executor), Reviewer = parse.GetValue(reviewer) },
            },
            cancel)));
        return verb;
    }

    private static async Task<Reply> RunAsync(App app, Given given, CancellationToken cancel)
    {
        var workflow = app.Workflow;
        if (given.Verify)
        {
            return FindingsFormat.As(given.Format, LockVerification.Of(workflow, given.Plan, given.RequireSignature));
        }

        var folder = PlanChoice.Of(workflow, given.Plan);

        var proposal = workflow.PrepareLock(folder, given.Options with { Sandbox = given.Sandbox ?? app.Parts.Configuration.Sandbox });
        if (!proposal.CanLock)
        {
            return Refused(proposal);
        }

        var before = workflow.Status(folder);
        var built = before.Phases.Count(phase => phase.Commit is not null);
        app.ShowNow(page =>
        {
            ProposalPage.Show(page, proposal).Line();
            if (built > 0)
            {
                page.Line($"{Ink.Care("!")} {PageWords.Count(built, "phase")} of this plan {(built == 1 ? "is" : "are")} built already{(before.Branch is { } branch ? $", on {branch}" : "")}. A run of this lock begins anew and pays for all of them again; what is built stays where it is.").Line();
            }
        });
        if (!given.Yes)
        {
            if (!app.CanAsk)
            {
                return Waiting(proposal, "Nobody is at a terminal to approve it.", $"Read what is shown, then: foreplan lock {folder.Handle} --yes");
            }

            if (!await app.Asking.ConfirmAsync("Approve this plan?", yesByDefault: false, cancel))
            {
                return Waiting(proposal, "Not approved; nothing was written.", "Edit plan.md as you like, then lock it again.");
            }
        }

        var approval = workflow.Lock(proposal, given.Yes ? "script" : "terminal");
        var commit = given.Commit || (!given.Yes && app.CanAsk && await WantsCommitAsync(app, cancel)) ? workflow.CommitLock(folder) : null;
        var missing = commit is null ? [] : workflow.Repository.Uncommitted().Where(path => path is "AGENTS.md" or "foreplan.json").ToList();
        var fields = Fields.Of(proposal);
        fields["id"] = approval.Id;
        fields["commit"] = commit;
        return new(Outcome.Done)
        {
            Message = $"Locked {folder.Name} ({approval.Id[..12]}){(commit is null ? "" : $", committed as {commit[..7]}")}.",
            // The lock binds them too: a checkout without them is another approval.
            Next = missing.Count == 0
                ? $"Next: foreplan run {folder.Handle}"
                : $"Commit {string.Join(" and ", missing)} as well, or lock --verify fails in every other checkout. Next: foreplan run {folder.Handle}",
            Diagnostics = proposal.Diagnostics,
            Fields = fields,
        };
    }

    // The lock is written by now: an interrupt at this question leaves it uncommitted, no more.
    private static async Task<bool> WantsCommitAsync(App app, CancellationToken cancel)
    {
        try
        {
            return await app.Asking.ConfirmAsync($"Commit spec, plan and lock on {app.Workflow.Repository.Branch ?? "HEAD"}?", yesByDefault: false, cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static Reply Refused(LockProposal proposal) => new(proposal.IsWaiting ? Outcome.Waiting : Outcome.NotDone)
    {
        Message = proposal.IsWaiting ? $"{proposal.Folder.Name} waits for your answer; it is not locked." : $"{proposal.Folder.Name} cannot be locked.",
        Next = proposal.IsWaiting ? proposal.Next : $"Correct the errors, then: foreplan lock {proposal.Folder.Handle}",
        Diagnostics = proposal.Diagnostics,
        Fields = Fields.Of(proposal),
        Show = page => page.Found(proposal.Diagnostics),
    };

    private static Reply Waiting(LockProposal proposal, string message, string next) => new(Outcome.Waiting)
    {
        Message = message,
        Next = next,
        Diagnostics = proposal.Diagnostics,
        Fields = Fields.Of(proposal),
    };

    private sealed record Given
    {
        public string? Plan { get; init; }

        public bool Yes { get; init; }

        public bool Commit { get; init; }

        public bool Verify { get; init; }

        public bool RequireSignature { get; init; }

        public string? Format { get; init; }

        public string? Sandbox { get; init; }

        public required LockOptions Options { get; init; }
    }
}
