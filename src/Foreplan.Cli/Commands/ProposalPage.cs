using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Settings;
using Foreplan.Triage;

namespace Foreplan.Cli.Commands;

/// <summary>What a person is asked to approve: every file, every command, who does it, what it may cost.</summary>
internal static class ProposalPage
{
    public static Page Show(Page page, LockProposal proposal)
    {
        var plan = proposal.Plan;
        page.Line($"{Ink.Bold(plan.Title)}  {Ink.Faint($"{proposal.Folder.Name} at {proposal.Base[..7]}")}");
        Phases(page, proposal);
        if (plan.Questions.Where(question => question.State == QuestionState.Assumed).ToList() is { Count: > 0 } assumed)
        {
            page.Heading("Assumed answers");
            foreach (var question in assumed)
            {
                page.Line($"  {question.Id} {question.Text} → {question.Answer}");
            }
        }

        page.Heading("The run");
        Role(page, proposal.Roles.Executor);
        Role(page, proposal.Roles.Reviewer);
        Project(page, proposal.Settings);
        page.Line($"  network   {(plan.Network switch
        {
            PlanNetwork.None => Ink.Plain("none"),
            PlanNetwork.Setup => Ink.Care("for the setup's commands"),
            _ => Ink.Care("for the commands of setup and gates"),
        })}");
        page.Line($"  sandbox   {(proposal.Sandbox == "none" ? Ink.Care("none: commands run without protection") : proposal.Tier is { } tier ? Ink.Plain($"{proposal.Sandbox} (here: {tier})") : Ink.Care($"{proposal.Sandbox}; none works here, see foreplan doctor"))}");
        page.Line($"  budget    {(proposal.BudgetUsd is { } budget ? Dollars.Show(budget) : "none: nothing stops the spending; --budget 2 would, at $2")}");
        page.Line($"  forecast  {proposal.Forecast?.ToString() ?? "unknown"}");
        if (proposal.Triage is { Level: TriageLevel.PlanAndReview } risky)
        {
            page.Line($"  triage    {Ink.Care($"{risky.Word}: the review cannot be left out")}. {risky.Reasons[0].Text}");
        }

        if (proposal.Diagnostics.Count > 0)
        {
            page.Heading("Remarks").Found(proposal.Diagnostics);
        }

        return page;
    }

    // What foreplan.json runs and lets pass is approved with the plan, so it is shown with it.
    private static void Project(Page page, ProjectSettings settings)
    {
        foreach (var command in settings.Setup)
        {
            page.Line($"  setup     {string.Join(' ', command)}");
        }

        foreach (var command in settings.Allow)
        {
            page.Line($"  allowed   {string.Join(' ', command)} …");
        }

        if (settings.Env.Count > 0)
        {
            page.Line($"  passes on {string.Join(", ", settings.Env)}");
        }

        page.Line($"  attempts  {settings.Attempts} per phase and model");
    }

    private static void Phases(Page page, LockProposal proposal)
    {
        foreach (var phase in proposal.Order)
        {
            var about = string.Join(" · ", new[] { string.Join(", ", phase.Requirements), phase.Complexity, phase.ModelRole is null ? null : $"by the {phase.ModelRole}" }.Where(part => !string.IsNullOrEmpty(part)));
            page.Heading($"Phase {phase.Id}: {phase.Title}");
            if (about.Length > 0)
            {
                page.Line($"  {Ink.Faint(about)}");
            }

            foreach (var file in phase.Files)
            {
                page.Line($"  {Kind(file.Kind),-7} {file.Path}{(file.From is null ? "" : $" from {file.From}")}");
            }

            Gates(page, phase.Gates);
        }

        if (proposal.Plan.DoneWhen.Count > 0)
        {
            page.Heading("Done when");
            Gates(page, proposal.Plan.DoneWhen);
        }
    }

    private static void Gates(Page page, IEnumerable<Gate> gates)
    {
        foreach (var gate in gates)
        {
            page.Line($"  {"run",-7} {gate.Text}  {Ink.Faint("→ " + Expected(gate))}");
        }
    }

    private static string Expected(Gate gate) => string.Join(", ", new[]
    {
        $"exit {gate.ExitCode}",
        gate.AtLeastTests is { } tests ? $"at least {PageWords.Count(tests, "test")}" : null,
        gate.OutputContains is { } text ? $"output contains \"{text}\"" : null,
        gate.NoOutput ? "no output" : null,
    }.OfType<string>());

    private static string Kind(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static void Role(Page page, Role role) =>
        page.Line($"  {role.Name.ToString().ToLowerInvariant(),-9} {role.Model?.ToString() ?? "none"}{(role.EscalateTo is { } next ? $", then {next}" : "")}");
}
