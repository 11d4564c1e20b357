using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Cli.Commands;

/// <summary>Plans as fields of a JSON document.</summary>
internal static class Fields
{
    public static JsonObject Of(PlanStatus status) => new()
    {
        ["plan"] = status.Name,
        ["path"] = status.Path,
        ["title"] = status.Title,
        ["stage"] = status.Stage,
        ["phases"] = new JsonArray([.. status.Phases.Select(phase => (JsonNode)new JsonObject
        {
            ["id"] = phase.Id,
            ["title"] = phase.Title,
            ["status"] = JsonNamingPolicy.CamelCase.ConvertName(phase.Status.ToString()),
            ["commit"] = phase.Commit,
        })]),
        ["branch"] = status.Branch,
        ["verdict"] = status.Verdict,
        ["waiting"] = status.Waiting,
        ["next"] = status.Next,
        ["usd"] = status.Usd,
    };

    public static JsonObject Of(IPlanFolder folder, Plan? plan) => new()
    {
        ["plan"] = folder.Name,
        ["path"] = folder.Path,
        ["title"] = plan?.Title,
        ["phases"] = new JsonArray([.. (plan?.Phases ?? []).Select(phase => (JsonNode)new JsonObject
        {
            ["id"] = phase.Id,
            ["title"] = phase.Title,
            ["requirements"] = Strings(phase.Requirements),
            ["files"] = new JsonArray([.. phase.Files.Select(file => (JsonNode)new JsonObject { ["path"] = file.Path, ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(file.Kind.ToString()), ["from"] = file.From })]),
            ["verify"] = Strings(phase.Gates.Select(gate => gate.Text)),
        })]),
        ["questions"] = new JsonArray([.. (plan?.Questions ?? []).Select(question => (JsonNode)new JsonObject
        {
            ["id"] = question.Id,
            ["state"] = JsonNamingPolicy.CamelCase.ConvertName(question.State.ToString()),
            ["text"] = question.Text,
            ["options"] = Strings(question.Options),
            ["recommended"] = question.Recommended,
            ["answer"] = question.Answer,
        })]),
    };

    public static JsonObject Of(LockProposal proposal)
    {
        var fields = Of(proposal.Folder, proposal.Plan);
        fields["base"] = proposal.Base;
        fields["roles"] = new JsonObject
        {
            ["planner"] = proposal.Roles.Planner.Model?.ToString(),
            ["executor"] = proposal.Roles.Executor.Model?.ToString(),
            ["reviewer"] = proposal.Roles.Reviewer.Model?.ToString(),
        };
        fields["budgetUsd"] = proposal.BudgetUsd;
        fields["sandbox"] = proposal.Sandbox;
        fields["tier"] = proposal.Tier;
        fields["setup"] = new JsonArray([.. proposal.Settings.Setup.Select(words => (JsonNode)Strings(words))]);
        fields["allow"] = new JsonArray([.. proposal.Settings.Allow.Select(words => (JsonNode)Strings(words))]);
        fields["env"] = Strings(proposal.Settings.Env);
        fields["attempts"] = proposal.Settings.Attempts;
        fields["network"] = JsonNamingPolicy.CamelCase.ConvertName(proposal.Plan.Network.ToString());
        fields["triage"] = new JsonObject { ["verdict"] = proposal.Triage.Word, ["reasons"] = Strings(proposal.Triage.Reasons.Select(reason => reason.Text)) };
        fields["forecast"] = proposal.Forecast is { } forecast ? new JsonObject { ["lowUsd"] = forecast.LowUsd, ["highUsd"] = forecast.HighUsd } : null;
        return fields;
    }

    public static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
