using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>A plan as the page shows it.</summary>
internal static class PlanView
{
    /// <summary>Everything but the text. What is wrong with the plan's file is said beside what else is there.</summary>
    public static JsonObject Of(Workflow workflow, IPlanFolder folder)
    {
        var view = new JsonObject { ["path"] = folder.Path, ["name"] = folder.Name, ["handle"] = folder.Handle };
        try
        {
            var plan = workflow.ReadPlan(folder);
            view["notes"] = NotesView.Of(workflow.Notes(folder), plan);
            view["versions"] = Answers.List(workflow.Versions(folder), version => new JsonObject { ["number"] = version.Number, ["by"] = version.By, ["at"] = version.At, ["current"] = version.Sha256 == plan.Source.Sha256 });
            view["lock"] = Of(workflow.ReadLock(folder));
            view["plan"] = Of(plan);
        }
        catch (ForeplanException broken)
        {
            Say(view, broken);
        }

        return view;
    }

    /// <summary>What is being typed, and what the newest revision changed unasked.</summary>
    public static void AddDrafts(JsonObject view, Workflow workflow, IPlanFolder folder)
    {
        view["drafts"] = new JsonArray();
        view["unasked"] = new JsonArray();
        try
        {
            view["drafts"] = Answers.List(workflow.Drafts(folder), NotesView.Of);
            view["unasked"] = Answers.Strings(workflow.UnaskedChanges(folder));
        }
        catch (ForeplanException broken) when (view["error"] is null)
        {
            Say(view, broken);
        }
        catch (ForeplanException)
        {
            // The first thing that is wrong is said already.
        }
    }

    private static void Say(JsonObject view, ForeplanException broken)
    {
        view["error"] = broken.Message;
        view["hint"] = broken.Hint;
    }

    public static JsonObject Of(PlanStatus status) => new()
    {
        ["name"] = status.Name,
        ["path"] = status.Path,
        ["title"] = status.Title,
        ["stage"] = status.Stage,
        ["next"] = status.Next,
        ["waiting"] = status.Waiting,
        ["branch"] = status.Branch,
        ["verdict"] = status.Verdict,
        ["spent"] = Dollars.Show(status.Usd),
        ["phases"] = Answers.List(status.Phases, phase => new JsonObject { ["id"] = phase.Id, ["title"] = phase.Title, ["status"] = Camel(phase.Status), ["commit"] = phase.Commit?[..7] }),
    };

    public static JsonObject Of(Plan plan) => new()
    {
        ["title"] = plan.Title,
        ["sha256"] = plan.Source.Sha256,
        ["lines"] = plan.Source.Lines.Count,
        ["outline"] = Answers.List(OutlineOf(plan), entry => new JsonObject { ["title"] = entry.Title, ["line"] = entry.Line, ["level"] = entry.Level }),
        ["phases"] = Answers.List(plan.Phases, Of),
        ["questions"] = Answers.List(plan.Questions, question => new JsonObject
        {
            ["id"] = question.Id,
            ["state"] = Camel(question.State),
            ["text"] = question.Text,
            ["why"] = question.Why,
            ["options"] = Answers.Strings(question.Options),
            ["recommended"] = question.Recommended,
            ["answer"] = question.Answer,
            ["line"] = question.Span.Line,
            ["end"] = question.Span.EndLine,
        }),
    };

    public static JsonObject Of(Phase phase) => new()
    {
        ["id"] = phase.Id,
        ["title"] = phase.Title,
        ["line"] = phase.Span.Line,
        ["end"] = phase.Span.EndLine,
        ["files"] = Answers.List(phase.Files, file => new JsonObject { ["kind"] = Camel(file.Kind), ["path"] = file.Path, ["from"] = file.From, ["line"] = file.Span.Line }),
        ["gates"] = Answers.List(phase.Gates, Of),
    };

    public static JsonObject Of(Gate gate) => new()
    {
        ["text"] = gate.Text,
        ["expects"] = string.Join(", ", new[]
        {
            $"exit {gate.ExitCode}",
            gate.AtLeastTests is { } tests ? $"at least {tests} {(tests == 1 ? "test" : "tests")}" : null,
            gate.OutputContains is { } text ? $"output contains \"{text}\"" : null,
            gate.NoOutput ? "no output" : null,
        }.OfType<string>()),
        ["line"] = gate.Span.Line,
    };

    public static JsonObject? Of(Approval? approval) => approval is null ? null : new()
    {
        ["id"] = approval.Id[..Math.Min(12, approval.Id.Length)],
        ["by"] = approval.ApprovedBy.Name,
        ["at"] = approval.ApprovedAt,
        ["via"] = approval.ApprovedVia,
        ["sha256"] = approval.Plan.Sha256,
    };

    public static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static IEnumerable<(string Title, int Line, int Level)> OutlineOf(Plan plan) =>
        plan.Sections.Select(section => (section.Title, section.Span.Line, 2))
            .Concat(plan.Phases.Select(phase => ($"Phase {phase.Id}: {phase.Title}", phase.Span.Line, 3)))
            .DistinctBy(entry => entry.Line)
            .OrderBy(entry => entry.Line);
}
