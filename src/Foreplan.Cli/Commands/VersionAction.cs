using System.CommandLine;
using System.CommandLine.Invocation;

namespace Foreplan.Cli.Commands;

/// <summary>Writes the version of this assembly, whatever process it runs in.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public static string Version => typeof(VersionAction).Assembly.GetName().Version?.ToString(3) ?? "";

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Version);
        return 0;
    }
}
