using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Models;
using Foreplan.Roles;

namespace Foreplan.Cli.Commands;

internal static class InitCommand
{
    public static Verb Of(App app)
    {
        var planner = Inputs.Model("--planner", "The model that plans");
        var executor = Inputs.Model("--executor", "The model that carries plans out");
        var reviewer = Inputs.Model("--reviewer", "The model that reviews");
        var verb = new Verb(
            "init",
            Stage.Way,
            "Writes a roles block into AGENTS.md; overwrites nothing",
            "foreplan init",
            "foreplan init --executor ollama/qwen3")
        { planner, executor, reviewer };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, new(parse.GetValue(planner), parse.GetValue(executor), parse.GetValue(reviewer))))));
        return verb;
    }

    private static Reply Run(App app, Given given)
    {
        var workflow = app.Workflow;
        var keyed = ProviderKeys.Set(app.Parts.Providers);
        IReadOnlyList<string> providers = keyed.Count > 0 ? keyed : ["anthropic"];
        var planner = given.Planner ?? Newest(workflow.Prices, providers, ModelTier.Strong, ModelTier.Medium);
        var executor = given.Executor ?? Newest(workflow.Prices, providers, ModelTier.Cheap, ModelTier.Medium);
        var reviewer = given.Reviewer ?? Newest(workflow.Prices, providers, ModelTier.Medium, ModelTier.Strong);
        var block = RolesBlock.Write(planner, executor, reviewer, reviewer == executor ? null : reviewer);
        if (!workflow.Init(block))
        {
            return There(workflow, given);
        }

        var roles = workflow.Roles;
        return new(Outcome.Done)
        {
            Message = "AGENTS.md has a roles block now; change the models there.",
            Next = Missing(app, roles) is { } missing
                ? $"{missing} Without a key: foreplan demo, or a local model such as ollama/qwen3."
                : "Next: foreplan plan \"what you want\"",
            Fields = FieldsOf(roles, written: true),
            Show = page => Roles(page, roles, workflow.Prices),
        };
    }

    private static Reply There(Workflow workflow, Given given)
    {
        var roles = workflow.Roles;
        if (roles.BlockText.Length == 0)
        {
            return new(Outcome.NotDone) { Message = "AGENTS.md is neither UTF-8 nor UTF-16 text; nothing was written.", Next = "Save it as UTF-8, then run foreplan init again." };
        }

        var asked = given != new Given(null, null, null);
        return new(asked ? Outcome.NotDone : Outcome.Done)
        {
            Message = "AGENTS.md has a roles block already; nothing was written.",
            Next = asked ? "Change the models there." : "Next: foreplan plan \"what you want\"",
            Diagnostics = roles.Diagnostics,
            Fields = FieldsOf(roles, written: false),
            Show = page => Roles(page, roles, workflow.Prices).Found(roles.Diagnostics),
        };
    }

    private static ModelRef Newest(PriceBook prices, IReadOnlyList<string> providers, ModelTier tier, ModelTier otherwise)
    {
        var row = prices.Newest(tier, providers) ?? prices.Newest(otherwise, providers) ?? prices.Newest(tier, ["anthropic"]);
        return ModelRef.TryParse(row?.Id, out var model)
            ? model
            : throw new ForeplanException("The prices name no model for a role.", "Name the models: --planner, --executor, --reviewer.");
    }

    private static string? Missing(App app, RoleTable roles) =>
        new[] { roles.Planner, roles.Executor, roles.Reviewer }
            .Select(role => role.Model is { } model ? ProviderKeys.Missing(model.Provider, app.Parts.Providers) : null)
            .OfType<string>().Distinct().ToList() is { Count: > 0 } missing
                ? $"Set {string.Join(" and ", missing)} before you plan."
                : null;

    private static Page Roles(Page page, RoleTable roles, PriceBook prices)
    {
        foreach (var role in new[] { roles.Planner, roles.Executor, roles.Reviewer })
        {
            var price = role.Model is { } model ? prices.Find(model) : null;
            var cost = price is null ? "price not known" : price is { Input: 0, Output: 0 } ? "free" : $"{Dollars.Show(price.Input)} in, {Dollars.Show(price.Output)} out per million tokens";
            page.Line($"  {role.Name.ToString().ToLowerInvariant(),-9} {role.Model?.ToString() ?? "none",-34} {Ink.Faint(cost)}{(role.EscalateTo is { } next ? $"; then {next}" : "")}");
        }

        return page;
    }

    private static JsonObject FieldsOf(RoleTable roles, bool written) => new()
    {
        ["file"] = "AGENTS.md",
        ["written"] = written,
        ["roles"] = new JsonObject
        {
            ["planner"] = roles.Planner.Model?.ToString(),
            ["executor"] = roles.Executor.Model?.ToString(),
            ["reviewer"] = roles.Reviewer.Model?.ToString(),
        },
    };

    private sealed record Given(ModelRef? Planner, ModelRef? Executor, ModelRef? Reviewer);
}
