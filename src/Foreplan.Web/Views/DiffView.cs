using System.Text.Json.Nodes;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>What changed between two texts of a plan: both rendered, the changed lines, the raw difference, and the notes that it answers.</summary>
internal static class DiffView
{
    public static JsonObject Of(PlanDiff diff, Func<string, string> html)
    {
        var plan = PlanReader.Read(SourceText.From("plan.md", diff.New));
        return new()
        {
            ["from"] = diff.From,
            ["to"] = diff.To,
            ["unified"] = diff.Unified,
            ["changes"] = Answers.List(diff.Changes, change => new JsonObject { ["oldLine"] = change.OldLine, ["oldCount"] = change.OldCount, ["newLine"] = change.NewLine, ["newCount"] = change.NewCount }),
            ["old"] = html(diff.Old),
            ["new"] = html(diff.New),
            ["answered"] = Answers.List(diff.Answered, placed => new JsonObject { ["id"] = placed.Note.Id, ["line"] = NotesView.AnswerLine(placed, plan) }),
        };
    }
}
