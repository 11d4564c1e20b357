using System.Text.Json.Nodes;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Locks;
using Foreplan.Models;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Workspace.Git;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.State;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>A repository in a temporary folder and the whole flow over it: git, worktree, processes, journal and the chain of clients are real, the models are scripted.</summary>
internal sealed class Scene : TestRepository, IProgress<Progress>
{
    private readonly List<IDisposable> open = [];

    public Scene(params JsonObject[] turns)
    {
        Script(turns);
        Init();
        Put("src/app.txt", "one\ntwo\n");
        Put("AGENTS.md", Agents);
        CommitAll();
    }

    public const string Agents = "# Shop\n\nUse plain words.\n\n# Agent Configuration\n## Planning Agent\n- Model: scripted:../models.json\n## Implementation Agent\n- Model: scripted:../models.json\n## Review Agent\n- Model: scripted:../models.json\n## Context Rules\n- Maximum context per session: 60k tokens\n\n# Style\n\nShort lines.\n";

    /// <summary>Every request that reached the chain of clients.</summary>
    public List<Sent> Sent { get; } = [];

    /// <summary>What a person was told at once.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Done before each call of a model is sent; gets the calls made before it.</summary>
    public Action<int>? OnCall { get; set; }

    /// <summary>Done before each command.</summary>
    public Action<CommandRequest>? OnCommand { get; set; }

    /// <summary>Programs that this machine lacks.</summary>
    public HashSet<string> Missing { get; } = [];

    public IPerson? Person { get; set; }

    /// <summary>The one plan.</summary>
    public IPlanFolder Folder => Flow.Shelf.All().Single();

    /// <summary>The flow as a fresh process sees it.</summary>
    public Workflow Flow
    {
        get
        {
            var repository = GitRepository.Open(Root, Variable);
            var models = new ModelProviders(new ProviderSettings { Variable = Variable, Root = Root });
            open.AddRange(models, repository);
            return new(new()
            {
                Repository = repository,
                Shelf = new PlanShelf(Root, Root, repository.StateFolder, TimeProvider.System),
                Models = new WatchedModels(this, models),
                Commands = new WatchedCommands(this, new SandboxedGateRunner(repository.StateFolder)),
                Programs = new Programs(this),
                Prices = PriceBook.Parse(PriceFile.Text(), null),
                Person = Person,
                Progress = this,
            });
        }
    }

    /// <summary>Everything recorded for the plan, over all journals.</summary>
    public IReadOnlyList<RunEvent> Events => [.. Folder.Journals().SelectMany(events => events)];

    public int Calls => Events.OfType<RunEvent.CallSent>().Count();

    public IReadOnlyList<T> All<T>() where T : RunEvent => [.. Events.OfType<T>()];

    public void Script(params JsonObject[] turns) => File.WriteAllText(Path.Combine(Temp, "models.json"), ScriptedModels.Of(turns));

    /// <summary>A plan folder with this plan, as a person or a planner would leave it.</summary>
    public Scene Planned(string plan, string spec = ScriptedModels.Spec)
    {
        Put("plans/001-greeting/spec.md", spec);
        Put("plans/001-greeting/plan.md", plan);
        return this;
    }

    /// <summary>The plan, and a lock for it without a sandbox.</summary>
    public Scene Locked(string plan, LockOptions? options = null, string spec = ScriptedModels.Spec)
    {
        Planned(plan, spec);
        Lock(options);
        return this;
    }

    public Approval Lock(LockOptions? options = null, string sandbox = "none")
    {
        var flow = Flow;
        var proposal = flow.PrepareLock(flow.Shelf.All().Single(), (options ?? new()) with { Sandbox = sandbox });
        Assert.True(proposal.CanLock, string.Join('\n', proposal.Diagnostics));
        return flow.Lock(proposal, "script");
    }

    public RunResult Run(RunOptions? options = null) => RunAsync(options).GetAwaiter().GetResult();

    public Task<RunResult> RunAsync(RunOptions? options = null)
    {
        var flow = Flow;
        return flow.RunAsync(flow.Shelf.All().Single(), options ?? new(), CancellationToken.None);
    }

    public RunResult Review(Reviews.ReviewOptions? options = null)
    {
        var flow = Flow;
        return flow.ReviewAsync(flow.Shelf.All().Single(), options ?? new(), CancellationToken.None).GetAwaiter().GetResult();
    }

    public PlanResult Plan(PlanOptions? options = null)
    {
        var flow = Flow;
        return flow.DraftPlanAsync(flow.Shelf.All().Single(), options ?? new(), CancellationToken.None).GetAwaiter().GetResult();
    }

    public PlanResult Answer(string question, string answer)
    {
        var flow = Flow;
        return flow.AnswerAsync(flow.Shelf.All().Single(), question, answer, new(), CancellationToken.None).GetAwaiter().GetResult();
    }

    void IProgress<Progress>.Report(Progress value)
    {
        if (value is Progress.Told told)
        {
            Told.Add(told.Message);
        }
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var opened in open)
        {
            opened.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class Programs(Scene scene) : Checks.IProgramLookup
    {
        private readonly ProgramLookup programs = new();

        public string? Find(string program) => scene.Missing.Contains(program) ? null : programs.Find(program);
    }
}
