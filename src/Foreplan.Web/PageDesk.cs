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
    private readonly Dictionary<string, (string Key, JsonObject Made)> views = [];
    private readonly Dictionary<string, (string Key, JsonObject Made)> checks = [];

    public Workflow Workflow => options.Workflow;

    public PageOptions Options => options;

    /// <summary>Revisions, challenges and answers that a model works on.</summary>
    public PageWork Work { get; } = new(options.Feed);

    /// <summary>Approvals that were shown and may be given once.</summary>
    public ShownApprovals Approvals { get; } = new(options.Time);

    /// <summary>The plan folder of that path; null when there is none. A path is compared, never opened.</summary>
    public IPlanFolder? Find(string? path) => Workflow.Shelf.All().FirstOrDefault(folder => folder.Path == path);

    /// <summary>The plan as HTML, rendered once for a text and a commit; null when the text is another one by now.</summary>
    public string? Html(IPlanFolder folder, string sha256)
    {
        var head = Workflow.Repository.Head;
        var key = $"{sha256} {head}";
        lock (gate)
        {
            if (rendered.TryGetValue(folder.Path, out var there) && there.Key == key)
            {
                return there.Html;
            }
        }

        var plan = Workflow.ReadPlan(folder);
        if (plan.Source.Sha256 != sha256)
        {
            return null;
        }

        var html = PlanHtml.Render(plan.Source, LiveCode.StatesOf(plan, Workflow.Repository.TreeAt(head)));
        lock (gate)
        {
            rendered[folder.Path] = (key, html);
        }

        return html;
    }

    /// <summary>What the page shows of a plan but for its text, read once for a state of the folder.</summary>
    public JsonObject View(IPlanFolder folder) => Once(views, folder, folder.Stamp, () => PlanView.Of(Workflow, folder));

    /// <summary>What a check says, asked once for a state of the folder and a commit.</summary>
    public JsonObject Check(IPlanFolder folder) =>
        Once(checks, folder, $"{folder.Stamp} {Workflow.Repository.Head}", () => CheckView.Of(Workflow.PrepareLock(folder, options.Approval)));

    /// <summary>Reads a plan before it is asked for, because a link to it was just given.</summary>
    public void Prepare(string? path) => _ = Task.Run(() =>
    {
        if (Find(path) is { } folder)
        {
            Html(folder, (string?)View(folder)["plan"]?["sha256"] ?? "");
            Check(folder);
        }
    });

    public Task StopAsync() => Work.StopAsync();

    private JsonObject Once(Dictionary<string, (string Key, JsonObject Made)> kept, IPlanFolder folder, string key, Func<JsonObject> make)
    {
        lock (gate)
        {
            if (kept.TryGetValue(folder.Path, out var there) && there.Key == key)
            {
                return (JsonObject)there.Made.DeepClone();
            }
        }

        var made = make();
        lock (gate)
        {
            kept[folder.Path] = (key, made);
        }

        return (JsonObject)made.DeepClone();
    }
}
