using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Workspace.Git;

namespace Foreplan.Cli.Demo;

/// <summary>Plays the whole way from spec to bill on a sample repository. The models are scripted; everything else is what a real run goes through.</summary>
/// <param name="terminal">What it talks through.</param>
internal sealed class DemoFlow(Terminal terminal)
{
    private const string Kept = "Models are scripted here. Git, worktree, processes, gates, journal and the client pipeline are real.";

    /// <summary>Plays it.</summary>
    /// <param name="keep">The folder to leave the sample in, new or empty; null for a temporary one that is deleted.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Reply> RunAsync(string? keep, CancellationToken cancel)
    {
        var temporary = keep is null ? Directory.CreateTempSubdirectory("foreplan-demo-").FullName : null;
        var folder = keep is null ? Path.Combine(temporary ?? "", "shop") : Path.GetFullPath(keep, terminal.Folder);
        try
        {
            SampleRepository.Make(folder, DemoSample.Files());
            // A sample that is deleted leaves nothing in the person's state folder either.
            var surroundings = terminal with { Folder = folder, Variable = name => name == "XDG_STATE_HOME" && temporary is not null ? Path.Combine(temporary, "state") : terminal.Variable(name) };
            using var app = new App(surroundings, asking => new DemoPerson(asking));
            return await PlayAsync(app, folder, keep is not null, cancel);
        }
        finally
        {
            if (temporary is not null)
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private async Task<Reply> PlayAsync(App app, string folder, bool isKept, CancellationToken cancel)
    {
        var workflow = app.Workflow;
        Step("The sample", $"A small .NET shop with tests of its own, in {folder}. {Kept}");
        var plan = workflow.New("Token authentication");
        plan.Write("spec.md", DemoSample.Spec());
        Step("Spec", $"{plan.Path}/spec.md: {workflow.ReadSpec(plan).Requirements.Count} requirements. foreplan plan {plan.Name}");
        var drafted = await workflow.DraftPlanAsync(plan, new PlanOptions(), cancel);
        if (drafted.Outcome != Outcome.Done)
        {
            return NotDone(drafted.Outcome, drafted.Message, drafted.Next);
        }

        app.Progress.Name(workflow.ReadPlan(plan).Phases.Select(phase => (phase.Id, phase.Title)));
        Step("Check", $"{drafted.Message} No model was asked for that.");
        var sandbox = Sandbox(app);
        var proposal = workflow.PrepareLock(plan, new LockOptions { Sandbox = sandbox });
        if (!proposal.CanLock)
        {
            return NotDone(Outcome.NotDone, proposal.Diagnostics[0].ToString(), "");
        }

        var approval = workflow.Lock(proposal, "script");
        Step("Lock", $"Approved by the demo in your place: {approval.Phases.Count} phases, {approval.Files.Count} files, {approval.Commands.Count} commands, network {approval.Policy.Network}, sandbox {sandbox}.");
        Step("Run", $"foreplan run {plan.Name}: a worktree of its own; your branch and files are not touched.");
        var run = await workflow.RunAsync(plan, new RunOptions(), cancel);
        var report = workflow.Report(plan);
        plan.Write("report.md", System.Text.Encoding.UTF8.GetBytes(ReportMarkdown.Write(report)));
        return new(run.Outcome)
        {
            Show = page => Ending(page, workflow, plan, run, report, folder, isKept),
            Message = run.Outcome == Outcome.Done ? null : run.Message,
            Next = run.Outcome == Outcome.Done ? "" : run.Next,
            Fields = new()
            {
                ["branch"] = run.Branch,
                ["commit"] = run.Commit,
                ["verdict"] = run.Verdict,
                ["scripted"] = true,
                ["folder"] = isKept ? folder : null,
                ["report"] = ReportJson.Node(report),
            },
        };
    }

    private static void Ending(Page page, Workflow workflow, IPlanFolder plan, RunResult run, Report report, string folder, bool isKept)
    {
        page.Line();
        foreach (var (id, title, status, commit) in workflow.Status(plan).Phases)
        {
            page.Line($"  {(status == PhaseStatus.Complete ? Ink.Good(page.Glyphs.Done) : Ink.Bad(page.Glyphs.Failed))} Phase {id}: {title} ({commit?[..7]})");
        }

        page.Line().Line($"  Branch   {run.Branch} at {run.Commit?[..7]}").Line($"  Review   {run.Verdict}").Line();
        page.Block(ReportText.Write(report), "  ");
        page.Line().Line("  The models were scripted, so tokens are estimated from the real texts and priced at list prices; nothing was paid.").Line();
        page.Line("  Next, on a repository of yours:");
        page.Line("    foreplan init                           roles block in AGENTS.md");
        page.Line("    foreplan plan \"what you want\"           explores, asks, writes plan.md");
        page.Line("    foreplan lock                           you approve it");
        page.Line("    foreplan run                            a branch to merge");
        page.Line(isKept
            ? $"  Look around: cd {folder} && foreplan status; git diff main {run.Branch}; {plan.Path}/plan.md, review.md, report.md"
            : "  To look around in the sample: foreplan demo --keep DIR");
    }

    // The demo runs only its own commands: it may go without a sandbox, and says so.
    private string Sandbox(App app)
    {
        try
        {
            Composition.Commands(app.Parts.StateFolder).Probe("full");
            return "full";
        }
        catch (ForeplanException refused)
        {
            Step("Sandbox", $"{refused.Message} The demo runs only its own commands and goes on without. {refused.Hint}");
            return "none";
        }
    }

    private void Step(string name, string text)
    {
        var page = new Page(terminal.ErrorHasColour, terminal.IsUnicode);
        page.Line().Line($"{Ink.Bold(name)}  {text}");
        terminal.Error.Write(page.ToString());
    }

    private static Reply NotDone(Outcome outcome, string message, string next) => new(outcome) { Message = message, Next = next };
}
