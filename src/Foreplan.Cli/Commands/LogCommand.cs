using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Cli.Commands;

internal static class LogCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var verb = new Verb("log", Stage.Look, "What happened, from the journals", "foreplan log", "foreplan log 1 --json") { plan };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetValue(plan)))));
        return verb;
    }

    private static Reply Run(App app, string? named)
    {
        var folder = PlanChoice.Of(app.Workflow, named);
        var journals = folder.Journals();
        var phases = folder.Read("plan.md") is null ? [] : app.Workflow.ReadPlan(folder).Phases.Select(phase => (phase.Id, phase.Title)).ToList();
        // Long texts stay in the state folder; here they are named by their hash.
        var json = new RunJson(bytes => TextHash.OfBytes(bytes), hash => throw new NotSupportedException(hash));
        return new(Outcome.Done)
        {
            Fields = new()
            {
                ["plan"] = folder.Name,
                ["journals"] = new JsonArray([.. journals.Select(events => (JsonNode)new JsonArray([.. events.Select(happened => JsonNode.Parse(json.Write(happened)))]))]),
            },
            Show = page => Show(page, journals, phases),
        };
    }

    private static void Show(Page page, IReadOnlyList<IReadOnlyList<RunEvent>> journals, List<(int Id, string Title)> phases)
    {
        foreach (var events in journals)
        {
            var teller = new EventTeller();
            teller.Name(phases);
            if (events[0] is RunEvent.Started started)
            {
                page.Heading($"{started.At.ToLocalTime():yyyy-MM-dd HH:mm}  {started.Kind}  at {started.Base[..Math.Min(7, started.Base.Length)]}");
            }

            foreach (var happened in events)
            {
                page.Stamped(happened.At.ToLocalTime().ToString("HH:mm:ss"), part => teller.Tell(part, happened));
            }
        }

        if (journals.Count == 0)
        {
            page.Line("Nothing happened yet.");
        }
    }
}
