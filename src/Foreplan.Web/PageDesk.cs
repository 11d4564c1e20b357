using System.Text.Json.Nodes;
using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Web.Rendering;
using Foreplan.Web.Views;

namespace Foreplan.Web;

/// <summary>What all requests share: the flow, the work that goes on, the approvals that were shown, and the newest rendering of each plan.</summary>
internal sealed class PageDesk(PageOptions options)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(1);
    private static readonly string[] ProjectFiles = ["AGENTS.md", "foreplan.json", "PLANS.md"];

    private readonly Kept<string> rendered = new(4);
    private readonly Kept<JsonObject> views = new(4);
    private readonly Kept<JsonObject> checks = new(4);
    private readonly Kept<string> diffs = new(2);
    private readonly Kept<string> older = new(4);

    public Workflow Workflow => options.Workflow;

    public PageOptions Options => options;

    /// <summary>Revisions, challenges and answers that a model works on.</summary>
    public PageWork Work { get; } = new(options.Feed);

    /// <summary>Approvals that were shown and may be given once.</summary>
    public ShownApprovals Approvals { get; } = new(options.Time);

    /// <summary>The plan folder of that path; null when there is none. A path is compared, never opened.</summary>
    public IPlanFolder? Find(string? path) => Workflow.Shelf.All().FirstOrDefault(folder => folder.Path == path);

    /// <summary>What of a plan, and of what is around it, differs when it was written. A folder that is being moved or removed is a change, not a failure.</summary>
    public PageStamp StampOf(IPlanFolder folder)
    {
        try
        {
            var stamp = folder.Stamp;
            var project = string.Concat(ProjectFiles.Select(file => Workflow.Repository.ReadWorkingFile(file) is { } bytes ? TextHash.OfBytes(bytes) : "-"));
            return new(Short(stamp.Documents), Short(stamp.Drafts), Short(stamp.Talks), Short(stamp.Runs), Short(project + Workflow.Repository.HeadStamp));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ForeplanException)
        {
            return new(Short(gone.Message), "", "", "", "");
        }
    }

    /// <summary>The plan as HTML, rendered once for a text and a commit; null when the text is another one by now.</summary>
    public string? Html(IPlanFolder folder, string sha256) => rendered.Get($"{folder.Path} {sha256} {Workflow.Repository.HeadStamp}", () =>
    {
        var plan = Workflow.ReadPlan(folder);
        return plan.Source.Sha256 == sha256 ? PlanHtml.Render(plan.Source, LiveCode.StatesOf(plan, Workflow.Repository.TreeAt(Workflow.Repository.Head))) : null;
    });

    /// <summary>Some other text of a plan as HTML.</summary>
    public string Html(string text) => older.Get(TextHash.Of(text), () => PlanHtml.Render(SourceText.From("plan.md", text), new Dictionary<int, ExcerptState>())) ?? "";

    /// <summary>What a run changed, without secrets.</summary>
    public string Diff(string from, string to, int longest) => diffs.Get($"{from} {to}", () => Secrets.Replace(Workflow.Repository.Diff(from, to, longest))) ?? "";

    /// <summary>What the page shows of a plan but for its text, read once for a state of the folder.</summary>
    public JsonObject View(IPlanFolder folder)
    {
        var stamp = StampOf(folder);
        var view = views.Get($"{folder.Path} {stamp.Documents}", () => PlanView.Of(Workflow, folder) is { } made && made["error"] is null ? made : null);
        var copy = view is null ? PlanView.Of(Workflow, folder) : (JsonObject)view.DeepClone();
        copy["stamp"] = stamp.ToJson();
        copy["work"] = Work.State;
        PlanView.AddDrafts(copy, Workflow, folder);
        return copy;
    }

    /// <summary>What a check says, asked once for a state of everything that it reads.</summary>
    /// <param name="folder">The plan.</param>
    /// <param name="anew">True for a person who loads the page anew: a program may have been installed since.</param>
    public JsonObject Check(IPlanFolder folder, bool anew)
    {
        var stamp = StampOf(folder);
        var made = checks.Get($"{folder.Path} {stamp.Documents} {stamp.Talks} {stamp.Around}", () => CheckView.Of(Workflow, folder, options.Approval), anew ? Fresh : null);
        return (JsonObject)(made ?? []).DeepClone();
    }

    /// <summary>Reads a plan before it is asked for. What is wrong with it is said when it is.</summary>
    public void Read(string? path)
    {
        try
        {
            if (Find(path) is { } folder)
            {
                Html(folder, (string?)View(folder)["plan"]?["sha256"] ?? "");
            }
        }
        catch (Exception refused) when (refused is ForeplanException or IOException or UnauthorizedAccessException)
        {
            // It is read again then.
        }
    }

    /// <summary>Reads and checks a plan because a link to it was just given; checks once the browser, if one opened at once, has the plan on the screen.</summary>
    public void Prepare(string? path) => _ = Task.Run(async () =>
    {
        Read(path);
        await Task.Delay(Opening);
        if (Find(path) is { } folder)
        {
            Check(folder, anew: false);
        }
    });

    public Task StopAsync() => Work.StopAsync();

    private static string Short(string text) => TextHash.Of(text)[..16];
}
