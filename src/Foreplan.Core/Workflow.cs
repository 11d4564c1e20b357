using System.Text;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Plans.Dialects;
using Foreplan.Records;
using Foreplan.Repositories;
using Foreplan.Reviews;
using Foreplan.Roles;
using Foreplan.RunPages;
using Foreplan.Runs;
using Foreplan.Settings;
using Foreplan.Specs;
using Foreplan.Text;
using Foreplan.Traces;
using Foreplan.Triage;

namespace Foreplan;

/// <summary>The flow from spec to bill, one verb per stage. Command line, page and library users all go through it.</summary>
/// <param name="ports">What it works with.</param>
public sealed partial class Workflow(WorkflowPorts ports)
{
    private static readonly string[] Committed = ["spec.md", "plan.md", "notes.json", "plan.lock.json"];

    /// <summary>The repository.</summary>
    public IRepository Repository => ports.Repository;

    /// <summary>The plan folders.</summary>
    public IPlanShelf Shelf => ports.Shelf;

    /// <summary>The prices.</summary>
    public PriceBook Prices => ports.Prices;

    /// <summary>The roles as AGENTS.md has them now.</summary>
    public RoleTable Roles => RoleTableReader.Read(ports.Repository.ReadWorkingFile("AGENTS.md"));

    /// <summary>The settings as foreplan.json has them now.</summary>
    public ProjectSettings Settings => ProjectSettingsReader.Read(ports.Repository.ReadWorkingFile("foreplan.json"));

    /// <summary>Writes the roles block into AGENTS.md when there is none.</summary>
    /// <returns>False when there is one already; nothing was written then.</returns>
    public bool Init(string block)
    {
        if (RolesBlock.InsertInto(ports.Repository.ReadWorkingFile("AGENTS.md"), block) is not { } content)
        {
            return false;
        }

        ports.Repository.WriteWorkingFile("AGENTS.md", content);
        return true;
    }

    /// <summary>How much process a task needs; no model is asked.</summary>
    public TriageResult Triage(string task) => new TriageDesk(ports, Roles).Of(task);

    /// <summary>How much process a spec's task needs; no model is asked.</summary>
    public TriageResult Triage(IPlanFolder folder)
    {
        var spec = ReadSpec(folder);
        return new TriageDesk(ports, Roles).Of(PlanTriage.Words(spec), spec.Title);
    }

    /// <summary>How much process work already done would have needed.</summary>
    /// <param name="range">A commit to compare HEAD with, or <c>A..B</c>; null for what is not committed.</param>
    /// <param name="task">What was wanted; may be empty.</param>
    public TriageResult TriageWork(string? range, string task) => new TriageDesk(ports, Roles).OfWork(range, task);

    /// <summary>Makes a plan folder with a spec to fill in.</summary>
    public IPlanFolder New(string title)
    {
        var folder = ports.Shelf.Create(title);
        folder.Write("spec.md", Encoding.UTF8.GetBytes(SpecEditor.Template(title)));
        return folder;
    }

    /// <summary>Makes a plan folder for each plan that the documents are, in whatever dialect, with the originals beside it; nothing is overwritten.</summary>
    /// <param name="documents">The documents by their path within what was named.</param>
    /// <param name="contracts">What a plan names and nobody reads as a plan, such as an interface's description: kept beside the plan whose documents stand with it.</param>
    /// <returns>The plans; a document among others that holds no phase and no requirement, such as an index, is left out.</returns>
    public IReadOnlyList<ImportedPlan> Import(IReadOnlyList<SourceText> documents, IReadOnlyList<SourceText> contracts)
    {
        var read = PlanDialects.Read(documents, ports.Repository.Resolve("HEAD") is { } head ? ports.Repository.TreeAt(head) : null);
        var plans = read.Where(plan => plan.Plan.Phases.Count > 0 || plan.Spec is not null).ToList();
        return [.. (plans.Count > 0 ? plans : read).Select(plan => new PlanImport(ports.Shelf).Write(plan, contracts))];
    }

    /// <summary>A folder's plan in a format for other tools or for people.</summary>
    /// <exception cref="ForeplanException">There is no plan.</exception>
    public string Export(IPlanFolder folder, PlanExportFormat format) => PlanExport.Write(PlanDialects.Read(ReadPlan(folder).Source), format);

    /// <summary>Adds a numbered requirement, constraint or criterion to a spec, and returns its id.</summary>
    public string AddItem(IPlanFolder folder, SpecItemKind kind, string text)
    {
        var spec = ReadSpec(folder);
        var changed = spec.Source.Encode(SpecEditor.AddItem(spec, kind, Secrets.Replace(text.Trim())));
        folder.Write("spec.md", changed);
        var after = SpecReader.Read(SourceText.Decode(spec.Source.Path, changed));
        return after.Items.Select(item => item.Id).Except(spec.Items.Select(item => item.Id), StringComparer.Ordinal).First();
    }

    /// <summary>Reads a folder's spec.</summary>
    /// <exception cref="ForeplanException">There is none, or it is damaged.</exception>
    public Spec ReadSpec(IPlanFolder folder)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        var source = documents.SpecText ?? throw new ForeplanException($"{documents.PathOf("spec.md")} is not there.", "Make one with: foreplan new TITLE");
        return SpecReader.Read(source.Sound());
    }

    /// <summary>Has the planner write a sentence down as a spec; goes on where an earlier try stopped, and takes a draft that waits to be planned as it is.</summary>
    public Task<PlanResult> DraftSpecAsync(string sentence, PlanOptions options, CancellationToken cancel) => SpecDrafter.Drafted(ports.Shelf, sentence) is { } there
        ? Task.FromResult(SpecDrafter.Done(there))
        : new SpecDrafter(ports, Roles, options).DraftAsync(SpecDrafter.Begun(ports.Shelf, sentence) ?? ports.Shelf.Create(sentence), sentence, cancel);

    /// <summary>Has the planner write the plan for a folder's spec.</summary>
    public async Task<PlanResult> DraftPlanAsync(IPlanFolder folder, PlanOptions options, CancellationToken cancel)
    {
        var spec = ReadSpec(folder);
        if (spec.Requirements.Count == 0)
        {
            return new()
            {
                Outcome = Outcome.NotDone,
                Folder = folder,
                Message = $"{spec.Source.Path} has no requirement.",
                Next = $"Add one: foreplan spec add {folder.Handle} \"what is wanted\"",
                Diagnostics = [Problems.SpecWithoutRequirements().At(spec.Source.Path, 1), .. spec.Diagnostics],
            };
        }

        if (AlreadyPlanned(folder, spec) is { } there)
        {
            // The process that planned it may have been killed before it told of it.
            return await RecordedAsync(folder, () => Task.FromResult(there));
        }

        var drafter = new PlanDrafter { Ports = ports, Folder = folder, Roles = Roles, Settings = Settings, Options = options };
        return await RecordedAsync(folder, () => drafter.DraftAsync(spec, cancel));
    }

    /// <summary>Takes a person's answer to a question of a plan.</summary>
    public Task<PlanResult> AnswerAsync(IPlanFolder folder, string question, string answer, PlanOptions options, CancellationToken cancel) =>
        RecordedAsync(folder, () => new PlanAnswerer(ports, folder, options).AnswerAsync(question, answer, cancel));

    /// <summary>The plan of a folder as it stands on disk.</summary>
    /// <exception cref="ForeplanException">There is none.</exception>
    public Plan ReadPlan(IPlanFolder folder)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        return documents.Plan ?? throw new ForeplanException($"{documents.PathOf("plan.md")} is not there.", $"Write it with: foreplan plan {folder.Handle}");
    }

    /// <summary>Follows a plan's requirements to phases, commits, changed lines and tests, by the trailers of commits.</summary>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="base">The commit to count from; null for the lock's base.</param>
    public TraceTable Trace(IPlanFolder folder, string? @base) => new Tracer(ports, folder).Trace(@base);

    /// <summary>The plans that commits reachable from HEAD and not from another one belong to.</summary>
    public IReadOnlyList<IPlanFolder> BuiltSince(string commit)
    {
        var commits = ports.Repository.Messages(commit, ports.Repository.Head);
        return [.. ports.Shelf.All().Where(folder => new Tracer(ports, folder).IsBuiltIn(commits))];
    }

    /// <summary>The plans of which CI asks for a lock: those that have one, and those of which HEAD holds a phase; closed ones left out.</summary>
    public IReadOnlyList<IPlanFolder> LockedOrBuilt()
    {
        var closed = Closed;
        return [.. ports.Shelf.All().Where(folder => ClosedItems.Of(closed, folder) is null && (folder.Read("plan.lock.json") is not null || new Tracer(ports, folder).BuiltPhases().Count > 0))];
    }

    /// <summary>What would be approved.</summary>
    public LockProposal PrepareLock(IPlanFolder folder, LockOptions options) => new PlanLocker(ports, folder).Prepare(options);

    /// <summary>Writes the lock for what was shown.</summary>
    /// <param name="proposal">What was shown.</param>
    /// <param name="via">terminal, page or script.</param>
    public Approval Lock(LockProposal proposal, string via)
    {
        var approval = new PlanLocker(ports, proposal.Folder).Lock(proposal, via);
        new LivingRecord(ports).Tell(proposal.Folder);
        return approval;
    }

    /// <summary>The lock as it stands on disk; null when there is none that can be read.</summary>
    public Approval? ReadLock(IPlanFolder folder) => new PlanDocuments(ports.Repository, folder).Approval;

    /// <summary>CI's question: what of the lock does not hold; empty when all does.</summary>
    public IReadOnlyList<Diagnostic> VerifyLock(IPlanFolder folder) => new PlanLocker(ports, folder).VerifyText();

    /// <summary>What would refuse a run on this machine; empty when nothing does.</summary>
    public IReadOnlyList<Diagnostic> VerifyRun(IPlanFolder folder)
    {
        var found = new PlanLocker(ports, folder).Verify();
        return found.Any(broken => broken.Severity == Severity.Error) || ReadLock(folder) is not { } approval
            ? found
            : [.. Drift.Find(approval.Base, ReadPlan(folder), ports.Repository, folder.Path, PlanRun.Of(folder.Journals(), approval)?.State.Published?.Commit).Where(drift => drift.Severity == Severity.Error)];
    }

    /// <summary>Commits spec, plan, notes and lock on the current branch and returns the commit.</summary>
    public string CommitLock(IPlanFolder folder)
    {
        var prefix = folder.Path.Length == 0 ? "" : folder.Path + "/";
        var paths = Committed.Where(document => folder.Read(document) is not null).Select(document => prefix + document).ToList();
        return ports.Repository.CommitFiles(paths, $"Approve {ReadPlan(folder).Title}\n\nForeplan-Plan: {folder.Name}\n");
    }

    /// <summary>Carries a locked plan out, or goes on with it.</summary>
    public Task<RunResult> RunAsync(IPlanFolder folder, RunOptions options, CancellationToken cancel) =>
        RecordedAsync(folder, () => new RunStarter(ports, folder, options).StartAsync(cancel));

    /// <summary>Reviews a plan's newest run, and has what was found mended when that is asked.</summary>
    public Task<RunResult> ReviewAsync(IPlanFolder folder, ReviewOptions options, CancellationToken cancel) =>
        RecordedAsync(folder, () => new ReviewStarter(ports, folder, options).StartAsync(cancel));

    /// <summary>What a plan cost, call by call, beside what it would have cost.</summary>
    public Report Report(IPlanFolder folder)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        var plan = documents.Plan;
        var planner = ModelRef.TryParse(documents.Approval?.Roles.Planner ?? plan?.Header.GetValueOrDefault("Planned by"), out var model) ? model : Roles.Planner.Model;
        return Costs.Report.Of(plan is { Title.Length: > 0 } ? plan.Title : folder.Name, folder.Journals(), ports.Prices, planner);
    }

    /// <summary>The run of a plan's lock; null when there is none, or it was dropped.</summary>
    public PlanRun? Run(IPlanFolder folder) => PlanRun.Of(folder.Journals(), ReadLock(folder));

    /// <summary>The plan as it was approved, also when it is another one on disk by now, or none.</summary>
    /// <returns>Null when nothing is approved, or its text is not on this machine.</returns>
    public Plan? ReadLockedPlan(IPlanFolder folder)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        return documents.Approval is { } approval && folder.Versions.FirstOrDefault(text => TextHash.Of(text) == approval.Plan.Sha256) is { } kept
            ? PlanReader.Read(SourceText.From(documents.PathOf("plan.md"), kept))
            : null;
    }

    /// <summary>The run to look back at: the one of the lock, else the newest of an earlier lock; null when nothing ran, or what ran was dropped.</summary>
    public PlanRun? LastRun(IPlanFolder folder) => PlanRun.Last(folder.Journals(), ReadLock(folder));

    /// <summary>A plan's newest run as one HTML file, also when the plan was locked again since.</summary>
    /// <exception cref="ForeplanException">It has no run.</exception>
    public RunPage RunPage(IPlanFolder folder)
    {
        var run = LastRun(folder) ?? throw new ForeplanException($"{folder.Name} has no run.", $"foreplan run {folder.Handle}");
        return new()
        {
            Plan = ReadPlan(folder),
            State = run.State,
            Events = run.Events,
            IsOfEarlierLock = run.IsOfEarlierLock(ReadLock(folder)),
            Report = Report(folder),
            Diff = run.State is { Started: { } started, Published: { } published } ? ports.Repository.Diff(started.Base, published.Commit, int.MaxValue) : "",
        };
    }

    /// <summary>What all plans cost, by month.</summary>
    public MonthlyReport ReportAll() => MonthlyReport.Of(
        ports.Shelf.All().Select(folder => (folder.Name, folder)).Append(("(challenges of texts)", ports.Shelf.Apart)).Select(plan => (plan.Item1, plan.Item2.Journals().AsEnumerable<IEnumerable<RunEvent>>())),
        ports.Prices);

    /// <summary>The hand-off text of a phase, for any chat or agent.</summary>
    public string Brief(IPlanFolder folder, int phase)
    {
        var plan = ReadPlan(folder);
        var wanted = plan.Phases.FirstOrDefault(other => other.Id == phase)
            ?? throw new ForeplanException($"The plan has no phase {phase}.", $"It has {string.Join(", ", plan.Phases.Select(other => other.Id))}.");
        var model = Roles.Executor.Model ?? new ModelRef("openai", "any");
        var brief = PhaseBrief.Write(wanted, ports.Repository.TreeAt(ports.Repository.Head), model, Roles.Executor.MaximumContext);
        return $"{ExecutorPrompt.PlanContext(plan, Roles.ProjectInstructions)}\n\n{brief}\n";
    }

    /// <summary>Where every plan stands.</summary>
    public IReadOnlyList<PlanStatus> Status() => new StatusMemory(ports).All();

    /// <summary>Where one plan stands.</summary>
    public PlanStatus Status(IPlanFolder folder) => new StatusMemory(ports).Of(folder);

    /// <summary>The diff of a plan's newest run, also when the plan was locked again since.</summary>
    public string Diff(IPlanFolder folder)
    {
        return LastRun(folder)?.State is { Started: { } started, Published: { } published }
            ? ports.Repository.Diff(started.Base, published.Commit, int.MaxValue)
            : throw new ForeplanException($"{folder.Name} has no run with a commit.", $"foreplan run {folder.Handle}");
    }

    /// <summary>What an undo would remove.</summary>
    public UndoProposal PrepareUndo(IPlanFolder folder) => new Undo(ports, folder).Prepare();

    /// <summary>Removes it.</summary>
    public void Undo(UndoProposal proposal)
    {
        new Undo(ports, proposal.Folder).CarryOut(proposal);
        new LivingRecord(ports).Tell(proposal.Folder);
    }

    private PlanResult? AlreadyPlanned(IPlanFolder folder, Spec spec)
    {
        if (folder.Read("plan.md") is null)
        {
            return null;
        }

        var last = folder.Journals().LastOrDefault(events => events[0] is RunEvent.Started { Kind: "plan" });
        if (last?[0] is not RunEvent.Started started || started.Subject != PlanDrafter.SubjectOf(spec) || last.OfType<RunEvent.Finished>().LastOrDefault() is null or { Outcome: Outcome.NotDone })
        {
            return null;
        }

        var plan = ReadPlan(folder);
        var open = plan.Questions.FirstOrDefault(question => question.State == QuestionState.Open);
        return new()
        {
            Outcome = open is null ? Outcome.Done : Outcome.Waiting,
            Folder = folder,
            Plan = plan,
            Message = "This spec is planned already; no model was asked.",
            Next = open is null
                ? $"foreplan lock {folder.Handle}, or delete plan.md to have it planned anew."
                : $"Answer the open question: foreplan answer {folder.Handle} {open.Id} \"your answer\"",
        };
    }
}
