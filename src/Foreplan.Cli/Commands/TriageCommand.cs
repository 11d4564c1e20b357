using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Triage;

namespace Foreplan.Cli.Commands;

internal static class TriageCommand
{
    public static Verb Of(App app)
    {
        var text = Inputs.Words("TEXT", "What you want; may be left out with --diff", required: false);
        var diff = new Option<string?>("--diff")
        {
            Description = "Judge work already done: what is not committed, or all that the working tree has beyond a commit",
            HelpName = "COMMIT",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var verb = new Verb(
            "triage",
            Stage.Plan,
            "Does it need a plan? direct, plan, or plan + review, with the reasons; no model is asked",
            "foreplan triage \"add rate limiting\"",
            "foreplan triage --diff main")
        { text, diff };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(
            app, string.Join(' ', parse.GetValue(text) ?? []).Trim(), parse.GetResult(diff) is not null, parse.GetValue(diff)))));
        return verb;
    }

    /// <summary>The verdict and its first reason on one line.</summary>
    public static string Line(TriageResult result) => result.Level == TriageLevel.Direct
        ? $"Triage: direct. {result.Reasons[0].Text} Your agent can do this at once: there is nothing to lock."
        : $"Triage: {result.Word}. {result.Reasons[0].Text}";

    private static Reply Run(App app, string task, bool isDone, string? range)
    {
        if (task.Length == 0 && !isDone)
        {
            throw new ForeplanException("There is nothing to judge.", "Say what you want: foreplan triage \"add rate limiting\", or --diff for work already done.");
        }

        var result = isDone ? app.Workflow.TriageWork(range, task) : app.Workflow.Triage(task);
        return new(Outcome.Done)
        {
            Next = result.Level switch
            {
                _ when isDone => "",
                TriageLevel.Direct => "Use your agent: there is nothing to lock.",
                _ => $"foreplan plan {ShellText.Quote(task)}",
            },
            Fields = Fields(result),
            Show = page => Show(page, result),
        };
    }

    private static JsonObject Fields(TriageResult result) => new()
    {
        ["verdict"] = result.Word,
        ["judged"] = result.Judged.Length > 0 ? result.Judged : null,
        ["reasons"] = new JsonArray([.. result.Reasons.Select(reason => (JsonNode)new JsonObject
        {
            ["rule"] = reason.Rule,
            ["asksFor"] = JsonNamingPolicy.CamelCase.ConvertName(reason.Level.ToString()),
            ["text"] = reason.Text,
        })]),
        ["advice"] = new JsonArray([.. result.Advice.Select(advice => (JsonNode)new JsonObject { ["rule"] = advice.Rule, ["text"] = advice.Text })]),
    };

    private static void Show(Page page, TriageResult result)
    {
        page.Line($"{Ink.Bold(result.Word)}{(result.Judged.Length > 0 ? $"  {Ink.Faint(result.Judged)}" : "")}");
        foreach (var reason in result.Reasons)
        {
            page.Line($"  {(reason.Level == TriageLevel.PlanAndReview ? Ink.Care("!") : Ink.Faint("-"))} {reason.Text}  {Ink.Faint(reason.Rule)}");
        }

        foreach (var advice in result.Advice)
        {
            page.Line($"  {Ink.Command(page.Glyphs.Now)} {advice.Text}");
        }
    }
}
