namespace Foreplan.Cli.Tests.EndToEnd;

/// <summary>Tests that start the real program: one at a time, with nothing else of this assembly beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "The real program";
}
