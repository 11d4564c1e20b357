using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Cli.Output.Findings;
using Foreplan.Diagnostics;
using Foreplan.Traces;

namespace Foreplan.Cli.Commands;

internal static class TraceCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var require = new Option<bool>("--require") { Description = "Exit 1 when a phase has no commit, or a requirement no changed line or no test" };
        var since = new Option<string?>("--base") { Description = "Without PLAN: every plan with commits since this one. With PLAN: count from it instead of the lock's commit", HelpName = "COMMIT" };
        var format = new Option<string>("--format") { Description = "text (the default), markdown, or github (what is missing as workflow annotations)", HelpName = "text|markdown|github", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "github");
        var verb = new Verb(
            "trace",
            Stage.Look,
            "Requirement, phase, commit, changed lines, test: read from the commits, so that it works in CI",
            "foreplan trace 1",
            "foreplan trace 1 --require",
            "foreplan trace --base origin/main --format markdown")
        { plan, require, since, format };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(
            app, parse.GetValue(plan), parse.GetValue(require), parse.GetValue(since), parse.GetValue(format)))));
        return verb;
    }

    private static Reply Run(App app, string? named, bool require, string? since, string? format)
    {
        var from = since is null ? null : app.Workflow.Repository.Resolve(since)
            ?? throw new ForeplanException($"'{since}' is no commit here.", "In CI, fetch the whole history (fetch-depth: 0), then name a branch or a commit.");
        var folders = named is null && from is not null ? app.Workflow.BuiltSince(from) : [PlanChoice.Of(app.Workflow, named)];
        // Phases that were merged before are built as well.
        List<TraceTable> traces = [.. folders.Select(folder => app.Workflow.Trace(folder, named is null ? null : from))];
        var gaps = traces.Sum(trace => trace.Gaps.Count);
        return FindingsFormat.As(format, new(require && gaps > 0 ? Outcome.NotDone : Outcome.Done)
        {
            Message = require && gaps > 0 ? $"{PageWords.Count(gaps, "thing")} planned and not proved by the commits: {string.Join(" ", traces.SelectMany(trace => trace.Gaps).Take(3))}" : null,
            Next = require && gaps > 0 ? $"Build what is missing (foreplan run {traces[0].Plan}), or plan it otherwise and lock again." : "",
            Fields = new() { ["traces"] = new JsonArray([.. traces.Select(trace => (JsonNode)Fields(trace))]) },
            // On the screen the table says it.
            Diagnostics = format == "github" ? [.. folders.Zip(traces).SelectMany(pair => pair.Second.Gaps.Select(gap => Problems.NotProved(gap).At($"{(pair.First.Path.Length == 0 ? "" : pair.First.Path + "/")}plan.md", 1)))] : [],
            Show = page => Show(page, traces, format == "markdown"),
        });
    }

    private static JsonObject Fields(TraceTable trace) => new()
    {
        ["plan"] = trace.Plan,
        ["title"] = trace.Title,
        ["base"] = trace.Base,
        ["head"] = trace.Head,
        ["rows"] = new JsonArray([.. trace.Rows.Select(row => (JsonNode)new JsonObject
        {
            ["id"] = row.Id,
            ["text"] = row.Text,
            ["phases"] = new JsonArray([.. row.Phases.Select(phase => (JsonNode)JsonValue.Create(phase))]),
            ["commits"] = Commands.Fields.Strings(row.Commits),
            ["lines"] = new JsonArray([.. row.Lines.Select(file => (JsonNode)new JsonObject { ["path"] = file.Path, ["lines"] = new JsonArray([.. file.Lines.Select(line => (JsonNode)JsonValue.Create(line))]), ["removed"] = file.Removed })]),
            ["tests"] = Commands.Fields.Strings(row.Tests),
            ["gaps"] = Commands.Fields.Strings(row.Gaps),
        })]),
        ["gaps"] = Commands.Fields.Strings(trace.Gaps),
    };

    private static void Show(Page page, List<TraceTable> traces, bool markdown)
    {
        if (traces.Count == 0)
        {
            page.Line("No commit of a plan's phase is there.");
        }

        foreach (var trace in traces)
        {
            if (markdown)
            {
                page.Block(TraceDocument.Write(trace));
                continue;
            }

            page.Heading(trace.Title);
            foreach (var row in trace.Rows)
            {
                page.Line($"{(row.Gaps.Count == 0 ? Ink.Good(page.Glyphs.Done) : row.IsRequired ? Ink.Bad(page.Glyphs.Failed) : Ink.Faint(page.Glyphs.Open))} {Ink.Bold(row.Id)} {PlainText.OneLine(row.Text, 70)}");
                page.Line($"    {Ink.Faint("phases")} {(row.Phases.Count == 0 ? "none" : string.Join(", ", row.Phases))}  {Ink.Faint("commits")} {(row.Commits.Count == 0 ? "none" : string.Join(", ", row.Commits.Select(commit => commit[..7])))}");
                foreach (var file in row.Lines)
                {
                    page.Line($"    {file.ToString()}");
                }

                foreach (var test in row.Tests)
                {
                    page.Line($"    {Ink.Faint("test")} {test}");
                }

                foreach (var gap in row.Gaps)
                {
                    page.Line($"    {Ink.Care(gap)}");
                }
            }

            if (trace.LikelySquash is not null)
            {
                page.Line($"{Ink.Care(trace.Gaps[0])}");
            }

            foreach (var phase in trace.MissingPhases)
            {
                page.Line($"{Ink.Bad(page.Glyphs.Failed)} Phase {phase.ToString()} has no commit.");
            }
        }
    }
}
