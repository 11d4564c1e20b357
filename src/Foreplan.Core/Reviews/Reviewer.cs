using Foreplan.Calls;
using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Text;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Reviews;

/// <summary>Reviews a run's diff against its plan: deviations by code, then the reviewer's model.</summary>
internal sealed class Reviewer
{
    private const int Refusals = 3;
    private const int MaximumDiffBytes = 120_000;
    public required WorkflowPorts Ports { get; init; }

    public required IJournal Journal { get; init; }

    public required Plan Plan { get; init; }

    public required Spec? Spec { get; init; }

    public required RoleTable Roles { get; init; }

    public required string Base { get; init; }

    public required string Branch { get; init; }

    public required string Commit { get; init; }

    /// <summary>The run's state, for its commits.</summary>
    public required RunState Run { get; init; }

    public IReadOnlyList<Deviation> Found { get; init; } = [];

    public Budget? Budget { get; init; }

    /// <summary>The conversation's id in the journal.</summary>
    public string Conversation { get; init; } = "review";

    /// <summary>What repairs committed after the run, oldest first.</summary>
    public IReadOnlyList<RunEvent.PhaseCommitted> Repairs { get; init; } = [];

    /// <summary>Earlier journals of the run, for scripted models.</summary>
    public IReadOnlyList<RunEvent> Before { get; init; } = [];

    private IRepository Repository => Ports.Repository;

    public async Task<Review> ReviewAsync(CancellationToken cancel)
    {
        var changes = Repository.Changes(Base, Commit);
        var diff = Repository.Diff(Base, Commit, int.MaxValue);
        var head = Repository.TreeAt(Commit);
        var deviations = Found.Concat(Deviations.Find(Plan, Spec, Repository.TreeAt(Base), head, changes, diff, Touched(), TreeAfter)).ToList();
        var model = Roles.Reviewer.Model ?? throw new ForeplanException("No model is named for the reviewer.", "Run `foreplan init`, name one with --reviewer, or use --no-review REASON.");
        var map = DiffMap.Of(diff);
        var judge = new ReviewJudge(map.IsChanged);
        var loop = new ToolLoop { Journal = Journal, Models = Ports.Models, Prices = Ports.Prices, Progress = Ports.Progress, Budget = Budget, Before = Before };
        var tools = new ToolBox([new ListFilesTool(head), new ReadFileTool(head), new SearchTool(head), new GitLogTool(Repository, Commit), new SubmitReviewTool(judge.Judge)]);
        var end = await loop.RunAsync(
            new Conversation { Id = Conversation, Role = Roles.Reviewer, Model = model, FirstMessages = () => FirstMessages(deviations, changes, model) },
            tools,
            (tool, code) => (tool == "submit_review" && code == ToolCode.Ok) || Refused() >= Refusals,
            cancel);
        var accepted = end.Tool == "submit_review" && Refused() < Refusals;
        var said = accepted ? ReviewJudge.Read(end.Arguments) : new Review { Verdict = "block", Summary = $"The reviewer gave no usable review. {end.Failure ?? "It was refused three times."}" };
        var review = said with { Deviations = deviations, Verdict = Stricter(said.Verdict, deviations) };
        return review;
    }

    /// <summary>Writes review.md, and records it.</summary>
    public void Record(Review review, IPlanFolder folder)
    {
        var cost = Report.Of(Plan.Title, folder.Journals(), Ports.Prices, null);
        var document = ReviewDocument.Write(Plan, review, Branch, Commit, Roles.Reviewer.Model?.ToString() ?? "", Run, Repository.Changes(Base, Commit), cost);
        folder.Write("review.md", SourceText.From("review.md", document).ToBytes());
        Journal.Append(new RunEvent.ReviewFinished(review.Verdict, Commit, new Body(document)));
    }

    // What code found stands whatever the reviewer says of it: an approval with a deviation is to be looked at.
    private static string Stricter(string verdict, List<Deviation> deviations) =>
        verdict == "approve" && deviations.Count > 0 ? "revise" : verdict;

    private Dictionary<int, IReadOnlyList<string>> Touched()
    {
        var touched = new Dictionary<int, IReadOnlyList<string>>();
        var before = Base;
        foreach (var committed in Run.Commits.Values.OrderBy(committed => committed.Seq))
        {
            touched[committed.Phase] = [.. Repository.Changes(before, committed.Commit).Select(change => change.Path)];
            before = committed.Commit;
        }

        foreach (var repair in Repairs)
        {
            var paths = Repository.Changes(before, repair.Commit).Select(change => change.Path).ToList();
            before = repair.Commit;
            foreach (var phase in Plan.Phases)
            {
                var scope = new ScopeGuard(phase, "");
                touched[phase.Id] = [.. touched.GetValueOrDefault(phase.Id) ?? [], .. paths.Where(path => scope.Judge(path, ChangeKind.Edit) is null)];
            }
        }

        return touched;
    }

    private ITree? TreeAfter(int phase) => Run.Commits.TryGetValue(phase, out var committed) ? Repository.TreeAt(committed.Commit) : null;

    private int Refused() => Journal.Events.OfType<RunEvent.ToolFinished>().Count(done => done.Conversation == Conversation && done.Tool == "submit_review" && done.Code == ToolCode.Refused);

    private List<ChatMessage> FirstMessages(List<Deviation> deviations, IReadOnlyList<ChangedFile> changes, ModelRef model)
    {
        var room = (int)(Roles.Reviewer.MaximumContext * 0.5);
        var cut = MaximumDiffBytes;
        var diff = Repository.Diff(Base, Commit, cut);
        while (TokenEstimate.Of(diff, model) > room && cut > 4_000)
        {
            cut /= 2;
            diff = Repository.Diff(Base, Commit, cut);
        }

        var found = deviations.Count == 0 ? "none" : string.Join('\n', deviations.Select(deviation => $"- {deviation.Path}{(deviation.Line is { } line ? $":{line}" : "")} {deviation.Title}"));
        var spec = Spec is null ? "" : $"\n\n{RepositoryText.Wrap("spec", Spec.Source.Text)}";
        return
        [
            new ChatMessage(ChatRole.System, Prompt.Text("review")).WithCacheMark(),
            new ChatMessage(ChatRole.System, ExecutorPrompt.PlanContext(Plan, Roles.ProjectInstructions) + spec).WithCacheMark(),
            new(ChatRole.User, Secrets.Replace($"Files changed:\n{string.Join('\n', changes.Select(change => $"{change.Status} {change.Path}"))}\n\nDeviations that code found already (do not repeat them):\n{found}\n\n{RepositoryText.Wrap("diff", diff)}\n\nReview this diff against the plan, then call submit_review.")),
        ];
    }
}
