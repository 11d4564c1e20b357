using System.CommandLine;

namespace Foreplan.Cli.Commands;

/// <summary>A command with what its help needs beyond what the parser knows.</summary>
internal sealed class Verb(string name, Stage stage, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public Stage Stage => stage;

    public IReadOnlyList<string> Examples => examples;
}
