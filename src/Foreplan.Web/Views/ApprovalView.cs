using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>The last look before an approval: everything that it lets happen.</summary>
internal static class ApprovalView
{
    public static JsonObject Of(LockProposal proposal) => new()
    {
        ["sha256"] = proposal.Plan.Source.Sha256,
        ["title"] = proposal.Plan.Title,
        ["base"] = proposal.Base[..7],
        ["canLock"] = proposal.CanLock,
        ["errors"] = Answers.List(proposal.Diagnostics.Where(found => found.Severity == Severity.Error), CheckView.Of),
        ["warnings"] = Answers.List(proposal.Diagnostics.Where(found => found.Severity == Severity.Warning), CheckView.Of),
        ["phases"] = Answers.List(proposal.Order, PlanView.Of),
        ["doneWhen"] = Answers.List(proposal.Plan.DoneWhen, PlanView.Of),
        ["risks"] = Answers.List(proposal.Plan.Risks, risk => new JsonObject { ["id"] = risk.Id, ["text"] = risk.Text, ["mitigation"] = risk.Mitigation, ["status"] = risk.Status }),
        ["assumed"] = Answers.List(proposal.Plan.Questions.Where(question => question.State == QuestionState.Assumed), question => new JsonObject { ["id"] = question.Id, ["text"] = question.Text, ["answer"] = question.Answer }),
        ["roles"] = Answers.List([proposal.Roles.Executor, proposal.Roles.Reviewer], role => new JsonObject { ["role"] = PlanView.Camel(role.Name), ["model"] = role.Model?.ToString(), ["then"] = role.EscalateTo?.ToString() }),
        ["setup"] = Answers.Strings(proposal.Settings.Setup.Select(words => string.Join(' ', words))),
        ["allowed"] = Answers.Strings(proposal.Settings.Allow.Select(words => string.Join(' ', words))),
        ["env"] = Answers.Strings(proposal.Settings.Env),
        ["attempts"] = proposal.Settings.Attempts,
        ["network"] = PlanView.Camel(proposal.Plan.Network),
        ["sandbox"] = proposal.Sandbox,
        ["budgetUsd"] = proposal.BudgetUsd,
        ["budget"] = proposal.BudgetUsd is { } budget ? Dollars.Show(budget) : null,
        ["forecast"] = proposal.Forecast?.ToString(),
    };
}
