using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Checks;
using Foreplan.Cli.Output;
using Foreplan.Cli.Output.Findings;
using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

internal static class CheckCommand
{
    private const string Format = "--format";

    public static Verb Of(App app)
    {
        var plan = new Argument<string?>("PLAN")
        {
            Description = "A plan's number or name, any Markdown plan, a folder of them, or - for standard input; the open plan when left out",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<string?>(Format) { Description = "How the findings are written; text by default", HelpName = "text|json|sarif|github" };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        var fix = new Option<bool>("--fix") { Description = "Write the lines at which moved excerpts stand now into the plan" };
        var verb = new Verb("check", Stage.Plan, "Is the plan complete, and true of the repository? No model is asked", "foreplan check", "foreplan check 1 --fix", "foreplan check plans --format sarif") { plan, format, fix };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, new(parse.GetValue(plan), parse.GetValue(format) ?? "text", parse.GetValue(fix)), cancel))));
        return verb;
    }

    /// <summary>True for <c>check --format json</c>, which is another word for <c>--json</c>.</summary>
    public static bool WantsJson(ParseResult parse) =>
        parse.CommandResult.Command.Name == "check" && parse.CommandResult.Command.Options.FirstOrDefault(option => option.Name == Format) is Option<string?> format && parse.Errors.Count == 0 && parse.GetValue(format) == "json";

    private static Reply Run(App app, Input input, CancellationToken cancel)
    {
        var plans = new CheckedPlans(app, input.Plan);
        var reply = plans.Folder is { } folder ? OfFolder(app, folder, input) : OfDocuments(plans, plans.Judge(cancel), input);
        return input.Format switch
        {
            "sarif" => reply with { Raw = SarifReport.Write(reply.Diagnostics, VersionAction.Version), Show = static _ => { }, Message = OnlyOfFailure(reply), Next = "" },
            "github" => reply with { Raw = GithubAnnotations.Write(reply.Diagnostics), Show = static _ => { }, Message = OnlyOfFailure(reply), Next = "" },
            _ => reply,
        };
    }

    private static Reply OfFolder(App app, IPlanFolder folder, Input input)
    {
        var at = app.Workflow.JudgedAt(folder);
        var isOfHead = at == app.Workflow.Repository.Head;
        var written = input.Fix && isOfHead ? app.Workflow.FixExcerpts(folder) : 0;
        IReadOnlyList<Diagnostic> found = [.. app.Workflow.Check(folder), .. app.Workflow.Settings.Diagnostics, .. app.Workflow.Roles.Diagnostics];
        var errors = found.Count(one => one.Severity == Severity.Error);
        return new(errors > 0 ? Outcome.NotDone : Outcome.Done)
        {
            Message = (input.Fix && !isOfHead ? "Nothing was re-anchored: some of it is built, so it is judged where it was approved. " : Fixed(written)) + (errors > 0
                ? $"{folder.Name} has {PageWords.Count(errors, "error")}."
                : $"{folder.Name} is complete and true of {at?[..7] ?? "a commit that is not here"}{(found.Count == 0 ? "" : $", with {PageWords.Count(found.Count, "remark")}")}."),
            Next = errors > 0 ? "Correct the text of the plan, then check it again." : written > 0 && folder.Read("plan.lock.json") is not null ? $"The text is another than the one approved: foreplan lock {folder.Handle}" : "",
            Diagnostics = found,
            Fields = new() { ["plan"] = folder.Name, ["path"] = folder.Path, ["commit"] = at, ["errors"] = errors, ["warnings"] = found.Count(one => one.Severity == Severity.Warning), ["fixed"] = written },
            Show = page => page.Found(found),
        };
    }

    private static Reply OfDocuments(CheckedPlans plans, IReadOnlyList<CheckedDocument> documents, Input input)
    {
        if (input.Fix)
        {
            throw new ForeplanException("--fix writes into a plan of this repository only.", "Name a plan by its number or its folder.");
        }

        if (documents.Count == 0 && !plans.IsUsual)
        {
            throw new ForeplanException($"There is no Markdown document in {input.Plan}.", "Name a folder with plans, or a plan.");
        }

        List<Diagnostic> found = [.. plans.Settings, .. documents.SelectMany(document => document.Diagnostics)];
        var errors = found.Count(one => one.Severity == Severity.Error);
        var warnings = found.Count(one => one.Severity == Severity.Warning);
        var subject = documents.Count == 1 ? documents[0].Path : PageWords.Count(documents.Count, "document");
        return new(errors > 0 ? Outcome.NotDone : Outcome.Done)
        {
            Message = documents.Count == 0 ? "There is no plan in plans yet: nothing was checked." : $"{subject}: {PageWords.Count(errors, "error")}, {PageWords.Count(warnings, "warning")}{(plans.Root is null ? "; in no repository, so that nothing was compared with one" : "")}.",
            Next = errors > 0 ? "Correct the text, then check it again." : "",
            Diagnostics = found,
            Fields = new()
            {
                ["errors"] = errors,
                ["warnings"] = warnings,
                ["documents"] = new JsonArray([.. documents.Select(document => new JsonObject { ["path"] = document.Path, ["dialect"] = document.Dialect, ["errors"] = document.Errors, ["warnings"] = document.Warnings })]),
            },
            Show = page => page.Found(found),
        };
    }

    private static string Fixed(int written) => written == 0 ? "" : $"{PageWords.Count(written, "excerpt")} re-anchored. ";

    private static string? OnlyOfFailure(Reply reply) => reply.Outcome == Outcome.Done ? null : reply.Message;

    private sealed record Input(string? Plan, string Format, bool Fix);
}
