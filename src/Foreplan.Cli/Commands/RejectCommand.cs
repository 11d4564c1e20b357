using System.CommandLine;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Commands;

internal static class RejectCommand
{
    public static Verb Of(App app)
    {
        var plan = new Argument<string?>("PLAN") { Description = "A plan's number, the beginning of its name, or a path; left out with --finding", Arity = ArgumentArity.ZeroOrOne };
        var finding = new Option<string?>("--finding") { Description = "A finding instead of a plan, by its title", HelpName = "TITLE" };
        var reason = new Option<string?>("--reason") { Description = "Why; it is kept in PLANS.md", HelpName = "TEXT" };
        var verb = new Verb(
            "reject",
            Stage.Plan,
            "Remembers in PLANS.md that a plan or a finding was considered and shall not be built, and why",
            "foreplan reject 3 --reason \"the gateway limits rates already\"",
            "foreplan reject --finding \"SEC-01 Missing CSRF token\" --reason \"the API has no cookies\"")
        { plan, finding, reason };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetValue(plan), parse.GetValue(finding), parse.GetValue(reason)))));
        return verb;
    }

    private static Reply Run(App app, string? plan, string? finding, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || string.IsNullOrWhiteSpace(plan) == string.IsNullOrWhiteSpace(finding))
        {
            return new(Outcome.Usage)
            {
                Message = string.IsNullOrWhiteSpace(reason) ? "A rejection needs a reason: without it, it comes back." : "Name a plan, or a finding with --finding; not both.",
                Next = "foreplan reject 3 --reason \"why\"",
            };
        }

        var folder = string.IsNullOrWhiteSpace(finding) ? app.Workflow.Shelf.Find(plan ?? "") : null;
        if (folder is not null && app.Workflow.Status(folder).Stage == "done")
        {
            return new(Outcome.NotDone) { Message = $"{folder.Name} is built; there is nothing to reject.", Next = $"To take it back: foreplan undo {folder.Handle}, while it is not merged." };
        }

        var isNew = folder is null ? app.Workflow.RejectFinding(finding ?? "", reason) : app.Workflow.Reject(folder, reason);
        var subject = folder?.Name ?? finding;
        return new(Outcome.Done)
        {
            Message = isNew ? $"{subject} is rejected; PLANS.md remembers why." : $"PLANS.md says so already of {subject}.",
            Next = isNew ? "To open it again, take its line out of PLANS.md." : "",
            Fields = new() { ["subject"] = subject, ["kind"] = folder is null ? "finding" : "plan", ["reason"] = PlainText.Clean(reason), ["recordChanged"] = isNew },
        };
    }
}
