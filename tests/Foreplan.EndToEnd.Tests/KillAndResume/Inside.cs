using Foreplan.Costs;
using Foreplan.Models;
using Foreplan.Plans;
using Foreplan.Workspace.Git;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.State;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>The flow over a site in the tests' own process, as a fresh process sees it.</summary>
internal sealed class Inside : IDisposable
{
    private readonly Site site;
    private readonly GitRepository repository;
    private readonly ModelProviders models;

    /// <param name="site">Where it works.</param>
    /// <param name="at">Hears each boundary of a record; null (the default) for nobody.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public Inside(Site site, Action<string>? at = null, TimeProvider? time = null)
    {
        this.site = site;
        repository = GitRepository.Open(site.Root, Variable);
        models = new(new ProviderSettings { Variable = Variable, Root = site.Root });
        var shelf = new PlanShelf(site.Root, site.Root, repository.StateFolder, time ?? TimeProvider.System);
        Flow = new(new()
        {
            Repository = repository,
            Shelf = at is null ? shelf : Boundary<IPlanShelf>.Of(shelf, at),
            Models = models,
            Commands = new SandboxedGateRunner(repository.StateFolder),
            Programs = new ProgramLookup(),
            Prices = PriceBook.Parse(PriceFile.Text(), null),
            Time = time ?? TimeProvider.System,
        });
    }

    public Workflow Flow { get; }

    public IPlanFolder Folder => Flow.Shelf.All().Single();

    public void Dispose()
    {
        models.Dispose();
        repository.Dispose();
    }

    private string? Variable(string name) => name switch
    {
        "HOME" => Path.Combine(site.Temp, "home"),
        "XDG_STATE_HOME" => site.State,
        "XDG_CONFIG_HOME" => Path.Combine(site.Temp, "config"),
        "PATH" => Environment.GetEnvironmentVariable(name),
        _ => site.Variables.GetValueOrDefault(name),
    };
}
