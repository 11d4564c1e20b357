using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Cli.Doctor;
using Foreplan.Cli.Output;
using Foreplan.Workspace.Processes.Escapes;

namespace Foreplan.Cli.Commands;

/// <summary>What is missing here; and whether the sandbox holds, by trying to leave it.</summary>
internal static class DoctorCommand
{
    public static Verb Of(App app)
    {
        var sandbox = new Option<bool>("--sandbox") { Description = "Try to leave the sandbox in every known way, and show what held" };
        var verb = new Verb(
            "doctor",
            Stage.Look,
            "What is missing here, and what to do about it: git, sandbox, disk, configuration, roles, keys, prices",
            "foreplan doctor",
            "foreplan doctor --sandbox")
        { sandbox };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => parse.GetValue(sandbox) ? ProveAsync(app, cancel) : Task.FromResult(Run(app))));
        return verb;
    }

    private static Reply Run(App app)
    {
        List<DoctorRow> rows = [.. new MachineRows(app.Terminal).All(), .. new ProjectRows(app).All()];
        var bad = rows.Count(row => row.State == "bad");
        // Without these a machine in good order still runs nothing.
        var todo = rows.Count(row => row is { State: "care", Name: "repository" or "keys" } || (row.State == "care" && row.Says == ProjectRows.NoModel));
        return new(bad == 0 ? Outcome.Done : Outcome.NotDone)
        {
            Message = bad == 0 && todo == 0 ? "Nothing is missing that a run needs." : bad == 0 ? $"Nothing is broken; {PageWords.Count(todo, "thing")} above {(todo == 1 ? "comes" : "come")} before a run." : $"{PageWords.Count(bad, "thing")} must be put right before a run.",
            Fields = new()
            {
                ["rows"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject { ["name"] = row.Name, ["state"] = row.State, ["says"] = row.Says, ["do"] = row.Do.Length > 0 ? row.Do : null })]),
            },
            Show = page =>
            {
                foreach (var row in rows)
                {
                    page.Line($"{Mark(page, row.State)} {row.Name,-14} {row.Says}");
                    if (row.Do.Length > 0)
                    {
                        page.Line($"  {"",-14} {Ink.Command(row.Do)}");
                    }
                }
            },
        };
    }

    private static async Task<Reply> ProveAsync(App app, CancellationToken cancel)
    {
        var state = Directory.CreateTempSubdirectory("foreplan-doctor-state-").FullName;
        try
        {
            var suite = new EscapeSuite(Composition.Commands(state), typeof(DoctorCommand).Assembly.Location, app.Terminal.Variable("HOME") ?? "");
            return Of(await suite.TryAsync("full", cancel));
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }

    private static Reply Of(EscapeReport report)
    {
        var use = report.Sandbox;
        var counts = report.Attempts.GroupBy(attempt => attempt.Result).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}");
        var through = report.Attempts.Where(attempt => attempt is { Result: EscapeResult.Escaped, IsKnown: false }).Select(attempt => attempt.Name).ToList();
        return new(report.Holds ? Outcome.Done : Outcome.NotDone)
        {
            Message = report.Holds ? $"The sandbox {use.Tier} holds: {string.Join(", ", counts)}." : $"The sandbox {use.Tier} does not hold: {string.Join(", ", through)} got through.",
            Next = report.Holds ? use.Limits : "Do not run plans here; report this, with the table.",
            Fields = new()
            {
                ["tier"] = use.Tier,
                ["limits"] = use.Limits,
                ["refusals"] = new JsonArray([.. use.Refusals.Select(why => (JsonNode)why)]),
                ["startMs"] = Math.Round(report.StartMs, 1),
                ["attempts"] = new JsonArray([.. report.Attempts.Select(attempt => (JsonNode)new JsonObject
                {
                    ["name"] = attempt.Name,
                    ["what"] = attempt.What,
                    ["result"] = JsonNamingPolicy.CamelCase.ConvertName(attempt.Result.ToString()),
                    ["known"] = attempt.IsKnown,
                    ["detail"] = attempt.Detail,
                })]),
            },
            Show = page =>
            {
                page.Line($"{Ink.Bold(use.Tier)}  {Ink.Faint($"a command that does nothing takes {report.StartMs:0} ms")}");
                foreach (var why in use.Refusals)
                {
                    page.Line($"  {Ink.Faint("not " + why)}");
                }

                page.Line();
                foreach (var attempt in report.Attempts)
                {
                    var said = attempt.IsKnown ? "not prevented by this tier" : PlainText.OneLine(attempt.Detail, 70);
                    page.Line($"{Mark(page, attempt)} {attempt.What,-52} {Word(attempt.Result),-9} {Ink.Faint(said)}");
                }

                page.Line();
            },
        };
    }

    private static Ink Mark(Page page, string state) => state switch
    {
        "ok" => Ink.Good(page.Glyphs.Done),
        "care" => Ink.Care(page.Glyphs.Now),
        _ => Ink.Bad(page.Glyphs.Failed),
    };

    private static Ink Mark(Page page, EscapeAttempt attempt) => attempt.Result switch
    {
        EscapeResult.Held => Mark(page, "ok"),
        EscapeResult.Escaped when !attempt.IsKnown => Mark(page, "bad"),
        _ => Mark(page, "care"),
    };

    private static string Word(EscapeResult result) => result == EscapeResult.NotTried ? "not tried" : result.ToString().ToLowerInvariant();
}
