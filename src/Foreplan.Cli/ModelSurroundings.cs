using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Models;
using Foreplan.Workspace.State;

namespace Foreplan.Cli;

/// <summary>What is known of models on this machine: the person's configuration, prices, addresses and keys. Needs no repository.</summary>
internal sealed class ModelSurroundings
{
    public ModelSurroundings(Terminal terminal, string root)
    {
        Configuration = UserConfiguration.Load(terminal.Variable);
        Providers = new()
        {
            Variable = terminal.Variable,
            Root = root,
            BaseUrls = Configuration.BaseUrls,
            Keys = Configuration.KeyVariables.Select(row => (row.Key, Value: terminal.Variable(row.Value)))
                .Where(row => !string.IsNullOrWhiteSpace(row.Value)).ToDictionary(row => row.Key, row => row.Value ?? ""),
        };
        Prices = PriceBook.Parse(PriceFile.Text(), Configuration.Prices);
    }

    /// <summary>The person's own configuration.</summary>
    public UserConfiguration Configuration { get; }

    /// <summary>Addresses and keys.</summary>
    public ProviderSettings Providers { get; }

    /// <summary>The shipped prices with the person's own rows over them.</summary>
    public PriceBook Prices { get; }
}
