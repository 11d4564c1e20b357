using System.CommandLine;
using System.CommandLine.Invocation;

namespace Foreplan.Cli.Commands;

/// <summary>Writes the version of this assembly, whatever process it runs in.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(typeof(VersionAction).Assembly.GetName().Version?.ToString(3));
        return 0;
    }
}
