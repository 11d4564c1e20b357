using Foreplan.Calls;
using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Models;
using Foreplan.Plans;
using Foreplan.Workspace.Git;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.State;

namespace Foreplan.Cli;

/// <summary>The flow over the repository that the person is in, composed by hand; made at first use, so that help loads none of it.</summary>
internal sealed class Composition : IDisposable
{
    private readonly GitRepository repository;
    private readonly ModelProviders models;

    public Composition(Terminal terminal, IPerson? person, IProgress<Progress> progress)
    {
        Configuration = UserConfiguration.Load(terminal.Variable);
        repository = GitRepository.Open(terminal.Folder, terminal.Variable);
        Providers = new()
        {
            Variable = terminal.Variable,
            Root = repository.Root,
            BaseUrls = Configuration.BaseUrls,
            Keys = Configuration.KeyVariables.Select(row => (row.Key, Value: terminal.Variable(row.Value)))
                .Where(row => !string.IsNullOrWhiteSpace(row.Value)).ToDictionary(row => row.Key, row => row.Value ?? ""),
        };
        models = new ModelProviders(Providers);
        var prices = PriceBook.Parse(PriceFile.Text(), Configuration.Prices);
        foreach (var wrong in prices.Diagnostics)
        {
            progress.Report(new Progress.Told($"{wrong.At(Configuration.PricesFile, wrong.Line)}"));
        }

        Workflow = new(new()
        {
            Repository = repository,
            Shelf = new PlanShelf(repository.Root, terminal.Folder, repository.StateFolder, TimeProvider.System),
            Models = models,
            Commands = new SandboxedGateRunner(repository.StateFolder),
            Programs = new ProgramLookup(),
            Prices = prices,
            Person = person,
            Progress = progress,
        });
    }

    public Workflow Workflow { get; }

    /// <summary>The person's own configuration.</summary>
    public UserConfiguration Configuration { get; }

    /// <summary>What the providers know of this machine.</summary>
    public ProviderSettings Providers { get; }

    /// <summary>The repository's part of the state folder.</summary>
    public string StateFolder => repository.StateFolder;

    public void Dispose()
    {
        models.Dispose();
        repository.Dispose();
    }
}
