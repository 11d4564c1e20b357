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
            Keys = Keys(Configuration, terminal),
        };
        Prices = PriceBook.Parse(PriceFile.Text(), Configuration.Prices);
    }

    private static Dictionary<string, string> Keys(UserConfiguration configuration, Terminal terminal)
    {
        Dictionary<string, string> keys = [];
        foreach (var row in configuration.KeyVariables)
        {
            if (terminal.Variable(row.Value) is { } key && !string.IsNullOrWhiteSpace(key))
            {
                keys[row.Key] = key;
            }
        }

        return keys;
    }

    /// <summary>The person's own configuration.</summary>
    public UserConfiguration Configuration { get; }

    /// <summary>Addresses and keys.</summary>
    public ProviderSettings Providers { get; }

    /// <summary>The shipped prices with the person's own rows over them.</summary>
    public PriceBook Prices { get; }
}
