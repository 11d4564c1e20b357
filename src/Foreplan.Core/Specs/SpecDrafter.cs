using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Facts;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Specs;

/// <summary>Has the planner turn a sentence into a spec, for the person to confirm or edit.</summary>
/// <param name="ports">The ports.</param>
/// <param name="roles">The roles.</param>
/// <param name="options">What the person asked of this start.</param>
internal sealed class SpecDrafter(WorkflowPorts ports, RoleTable roles, PlanOptions options)
{
    private const string Conversation = "spec";
    private const int Refusals = 3;

    /// <summary>The folder in which this sentence was begun and not finished; null when there is none.</summary>
    public static IPlanFolder? Begun(IPlanShelf shelf, string sentence) =>
        shelf.Begun().Concat(shelf.All()).FirstOrDefault(folder => folder.Journals().Any(events => IsOpen(events, sentence)));

    /// <summary>The folder with a spec that was drafted from this sentence and is not approved yet; null when there is none. A plan that was written just before a kill is found again, not paid twice.</summary>
    public static IPlanFolder? Drafted(IPlanShelf shelf, string sentence) =>
        shelf.All().FirstOrDefault(folder => folder.Read("plan.lock.json") is null && folder.Read("spec.md") is not null
            && folder.Journals().Any(events => IsOf(events, sentence) && events.OfType<RunEvent.Finished>().Any(end => end.Outcome == Outcome.Done)));

    /// <summary>How a drafted spec stands.</summary>
    public static PlanResult Done(IPlanFolder folder) => new()
    {
        Outcome = Outcome.Done,
        Folder = folder,
        Message = $"The spec is drafted in {folder.Path}/spec.md.",
        Next = $"Read it, edit it, then: foreplan plan {folder.Handle}",
    };

    public async Task<PlanResult> DraftAsync(IPlanFolder folder, string sentence, CancellationToken cancel)
    {
        var planner = options.Planner is null ? roles.Planner : roles.Planner with { Model = options.Planner };
        var model = planner.Model ?? throw new ForeplanException("No model is named for the planner.", "Run `foreplan init`, or name one with --planner.");
        var head = ports.Repository.Head;
        using var open = folder.OpenJournal("spec", events => IsOpen(events, sentence));
        var journal = new WatchedJournal(open, ports.Progress);
        journal.Append(open.Events.Count > 0
            ? new RunEvent.Resumed()
            : new RunEvent.Started("spec", open.Id, folder.Path, TextHash.Of(sentence), head, null, Prompt.AllHash));
        var start = RunState.Of(journal.Events).Started?.Base ?? head;
        var tree = ports.Repository.TreeAt(start);
        var tools = new ToolBox([new ListFilesTool(tree), new ReadFileTool(tree), new SearchTool(tree), new GitLogTool(ports.Repository, start), new SubmitSpecTool(markdown => Judge(journal, markdown))]);
        var loop = new ToolLoop
        {
            Journal = journal,
            Models = ports.Models,
            Prices = ports.Prices,
            Progress = ports.Progress,
            Budget = options.BudgetUsd is { } limit ? new Budget(limit, () => Ledger.Of(journal.Events).SpentUsd) : null,
        };
        var end = await loop.RunAsync(
            new Conversation { Id = Conversation, Role = planner, Model = model, FirstMessages = () => FirstMessages(tree, start, sentence) },
            tools,
            (tool, code) => (tool == "submit_spec" && code == ToolCode.Ok) || Refused(journal) >= Refusals,
            cancel);
        return journal.Events.OfType<RunEvent.DocumentAccepted>().LastOrDefault() is { } accepted
            ? Accept(folder, journal, accepted.Text.Text)
            : GiveUp(folder, journal, end);
    }

    private static bool IsOf(IReadOnlyList<RunEvent> events, string sentence) =>
        events[0] is RunEvent.Started { Kind: "spec" } started && started.Subject == TextHash.Of(sentence);

    private static bool IsOpen(IReadOnlyList<RunEvent> events, string sentence) =>
        IsOf(events, sentence) && events.All(happened => happened is not RunEvent.Finished);

    private static int Refused(WatchedJournal journal) =>
        journal.Events.OfType<RunEvent.ToolFinished>().Count(done => done.Tool == "submit_spec" && done.Code == ToolCode.Refused);

    private static ToolAnswer Judge(WatchedJournal journal, string markdown)
    {
        var text = Secrets.Replace(TextHash.Normalize(markdown).TrimEnd() + "\n");
        var spec = SpecReader.Read(SourceText.From("spec.md", text));
        if (spec.Requirements.Count == 0)
        {
            return ToolAnswer.Error(ToolCode.Refused, "The spec has no requirement. Write bullets `- **R1**: …` under `## Requirements`.");
        }

        journal.Append(new RunEvent.DocumentAccepted("spec", new Body(text)));
        return ToolAnswer.Ok("Accepted.");
    }

    private static PlanResult Accept(IPlanFolder folder, WatchedJournal journal, string text)
    {
        if (folder.Read("spec.md") is null)
        {
            folder.Write("spec.md", SourceText.From("spec.md", text).ToBytes());
        }

        journal.Append(new RunEvent.Finished(Outcome.Done));
        return Done(folder);
    }

    private static PlanResult GiveUp(IPlanFolder folder, WatchedJournal journal, LoopEnd end)
    {
        journal.Append(new RunEvent.Finished(Outcome.NotDone));
        return new()
        {
            Outcome = Outcome.NotDone,
            Folder = folder,
            Message = $"No spec was accepted. {end.Failure}".TrimEnd(),
            Next = $"Write {folder.Path}/spec.md yourself (foreplan new makes a template), then: foreplan plan {folder.Handle}",
        };
    }

    private List<ChatMessage> FirstMessages(Checks.ITree tree, string start, string sentence) =>
    [
        new ChatMessage(ChatRole.System, Prompt.Text("spec")).WithCacheMark(),
        new(ChatRole.User, $"{RepositoryFacts.Describe(tree, ports.Repository.Log(start, null, 10), 4000)}\n\nWrite the spec for what the person wants:\n\n{Secrets.Replace(sentence)}"),
    ];
}
