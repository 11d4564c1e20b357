namespace Foreplan.Checks.Rules.Safety;

/// <summary>What a command wants of the network.</summary>
internal enum NetworkKind
{
    None,
    Installs,
    Reaches,
    Publishes,
}
