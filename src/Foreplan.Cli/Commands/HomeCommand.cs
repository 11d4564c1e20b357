using System.CommandLine;
using Foreplan.Cli.Output;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

/// <summary><c>foreplan</c> alone: where every plan stands, what comes next, and on a terminal the offer to do it.</summary>
internal static class HomeCommand
{
    public static async Task<int> RunAsync(App app, ParseResult parse, CancellationToken cancel)
    {
        string? next = null;
        var code = await app.AnswerAsync(parse, () =>
        {
            var plans = WorkflowOf(app).Status();
            var offers = plans.Where(plan => plan.Stage != "done" && plan.Next.StartsWith("foreplan ", StringComparison.Ordinal) && !plan.Next.Contains('…', StringComparison.Ordinal)).ToList();
            next = offers.Count == 1 ? offers[0].Next : null;
            var reply = StatusCommand.Of(plans);
            return Task.FromResult(plans.Count > 0 ? reply : reply with { Show = page => Welcome(page, app.Workflow) });
        });
        return next is not null && app.CanAsk && !CommandTree.IsJson(parse) && await OfferAsync(app, next, cancel)
            ? await app.RunAsync([.. Words(next).Skip(1)], cancel)
            : code;
    }

    // By the rule of commands: a quoted path stays one word.
    private static IReadOnlyList<string> Words(string command) => ShellWords.Split(command, out _);

    // Who types the bare name outside of a repository wants to know what this is.
    private static Workflow WorkflowOf(App app)
    {
        try
        {
            return app.Workflow;
        }
        catch (ForeplanException missing)
        {
            throw new ForeplanException(missing.Message, $"{missing.Hint} To see the whole flow on a sample first: foreplan demo", missing.Outcome, missing);
        }
    }

    private static async Task<bool> OfferAsync(App app, string next, CancellationToken cancel)
    {
        try
        {
            return await app.Asking.ConfirmAsync($"Do it now: {next}?", yesByDefault: true, cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Welcome(Page page, Workflow workflow)
    {
        page.Line($"{Ink.Bold("foreplan")}: no code before an approved plan. There is none in this repository yet.").Line();
        // A plan is made against a commit: without one, `plan` would only refuse.
        List<(string Command, string What)> steps = workflow.Repository.Resolve("HEAD") is null ? [("git add -A && git commit", "makes the first commit: plans are made against one")] : [];
        if (workflow.Roles.BlockText.Length == 0)
        {
            steps.Insert(0, ("foreplan init", "names the models that plan, execute and review"));
        }

        foreach (var (command, what) in steps.Append(("foreplan plan \"what you want\"", "drafts the spec, explores, asks, writes the plan")).Append(("foreplan demo", "shows the whole flow on a sample: no key, no network")))
        {
            page.Line($"  {Ink.Command(command.PadRight(32))} {what}");
        }

        page.Line().Line("  More: foreplan --help");
    }
}
