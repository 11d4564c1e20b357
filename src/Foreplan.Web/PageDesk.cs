using System.Text.Json.Nodes;
using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Web.Rendering;
using Foreplan.Web.Views;

namespace Foreplan.Web;

/// <summary>What all requests share: the flow, the work that goes on, the approvals that were shown, and the newest rendering of each plan.</summary>
internal sealed class PageDesk(PageOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Key, string Html)> rendered = [];
    private readonly Dictionary<string, (string Key, JsonObject Check)> checks = [];

    public Workflow Workflow => options.Workflow;

    public PageOptions Options => options;

    /// <summary>Revisions, challenges and answers that a model works on.</summary>
    public PageWork Work { get; } = new(options.Feed);

    /// <summary>Approvals that were shown and may be given once.</summary>
    public ShownApprovals Approvals { get; } = new(options.Time);

    /// <summary>The plan folder of that path; null when there is none. A path is compared, never opened.</summary>
    public IPlanFolder? Find(string? path) => Workflow.Shelf.All().FirstOrDefault(folder => folder.Path == path);

    /// <summary>The plan as HTML, rendered once for a text and a commit.</summary>
    public string Html(IPlanFolder folder, Plan plan)
    {
        var head = Workflow.Repository.Head;
        var key = $"{plan.Source.Sha256} {head}";
        lock (gate)
        {
            if (rendered.TryGetValue(folder.Path, out var there) && there.Key == key)
            {
                return there.Html;
            }
        }

        var html = PlanHtml.Render(plan.Source, LiveCode.StatesOf(plan, Workflow.Repository.TreeAt(head)));
        lock (gate)
        {
            rendered[folder.Path] = (key, html);
        }

        return html;
    }

    /// <summary>What a check says, asked once for a state of the folder and a commit.</summary>
    public JsonObject Check(IPlanFolder folder)
    {
        var key = $"{folder.Stamp} {Workflow.Repository.Head}";
        lock (gate)
        {
            if (checks.TryGetValue(folder.Path, out var there) && there.Key == key)
            {
                return (JsonObject)there.Check.DeepClone();
            }
        }

        var check = CheckView.Of(Workflow.PrepareLock(folder, options.Approval));
        lock (gate)
        {
            checks[folder.Path] = (key, check);
        }

        return (JsonObject)check.DeepClone();
    }

    public Task StopAsync() => Work.StopAsync();
}
