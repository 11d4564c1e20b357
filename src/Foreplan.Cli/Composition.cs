using Foreplan.Calls;
using Foreplan.Cli.Output;
using Foreplan.Models;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Workspace.Git;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.Processes.Confinement;
using Foreplan.Workspace.State;

namespace Foreplan.Cli;

/// <summary>The flow over the repository that the person is in, composed by hand; made at first use, so that help loads none of it.</summary>
internal sealed class Composition : IDisposable
{
    private readonly GitRepository repository;
    private readonly ModelProviders models;
    private Task listed = Task.CompletedTask;

    public Composition(Terminal terminal, IPerson? person, IProgress<Progress> progress)
    {
        repository = GitRepository.Open(terminal.Folder, terminal.Variable);
        Surroundings = new(terminal, repository.Root);
        models = new ModelProviders(Surroundings.Providers);
        // The shipped prices are right; only the person's own are read to say what is wrong with them.
        foreach (var wrong in Surroundings.Configuration.Prices is null ? [] : Surroundings.Prices.Diagnostics)
        {
            progress.Report(new Progress.Told($"{wrong.At(Surroundings.Configuration.PricesFile, wrong.Line)}"));
        }

        if (repository.MovedFrom is { } former)
        {
            progress.Report(new Progress.Told($"This repository was {former} when it was last used: what is recorded of it was taken along."));
        }

        Workflow = new(new()
        {
            Repository = repository,
            Shelf = new PlanShelf(repository.Root, terminal.Folder, repository.StateFolder, TimeProvider.System),
            Models = models,
            Commands = Commands(repository.StateFolder),
            Programs = new ProgramLookup(),
            Prices = Surroundings.Prices,
            Person = person,
            Progress = progress,
        });
    }

    public Workflow Workflow { get; }

    /// <summary>What is known of models here.</summary>
    public ModelSurroundings Surroundings { get; }

    /// <summary>The person's own configuration.</summary>
    public UserConfiguration Configuration => Surroundings.Configuration;

    /// <summary>What the providers know of this machine.</summary>
    public ProviderSettings Providers => Surroundings.Providers;

    /// <summary>Lets what a call to a model needs be loaded while other work goes on: what hides secrets, and the model's client when it is known already.</summary>
    public static void ExpectCall(ModelRef? model)
    {
        // The longest first.
        if (model is not null)
        {
            _ = ModelProviders.WarmAsync(model);
        }

        _ = Task.Run(Secrets.Load);
    }

    /// <summary>Lets git list the files of HEAD while other work goes on.</summary>
    public void ExpectTree() => listed = Task.Run(() => repository.TreeAt(repository.Head).Paths);

    /// <summary>The repository's part of the state folder.</summary>
    public string StateFolder => repository.StateFolder;

    /// <summary>What runs commands, with every sandbox that this program can be for itself.</summary>
    /// <param name="stateFolder">Where scratch homes are made.</param>
    public static SandboxedGateRunner Commands(string stateFolder) => new(stateFolder, Launch.Words(typeof(Composition).Assembly.Location));

    public void Dispose()
    {
        // A command that is refused at once leaves nothing behind that still writes.
        if (!listed.IsCompleted)
        {
            listed.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        }

        models.Dispose();
        repository.Dispose();
    }
}
