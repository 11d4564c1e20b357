using System.Text.Json.Nodes;
using Foreplan.Notes;
using Foreplan.Text;
using Foreplan.Web.Endpoints;
using Foreplan.Web.Rendering;

namespace Foreplan.Web.Views;

/// <summary>What changed between two texts of a plan: both rendered, the changed lines, and the raw difference.</summary>
internal static class DiffView
{
    public static JsonObject Of(PlanDiff diff) => new()
    {
        ["from"] = diff.From,
        ["to"] = diff.To,
        ["unified"] = diff.Unified,
        ["changes"] = Answers.List(diff.Changes, change => new JsonObject { ["oldLine"] = change.OldLine, ["oldCount"] = change.OldCount, ["newLine"] = change.NewLine, ["newCount"] = change.NewCount }),
        ["old"] = Html(diff.Old),
        ["new"] = Html(diff.New),
    };

    private static string Html(string text) => PlanHtml.Render(SourceText.From("plan.md", text), new Dictionary<int, ExcerptState>());
}
