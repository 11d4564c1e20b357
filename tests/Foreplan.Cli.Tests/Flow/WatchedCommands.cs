using Foreplan.Runs;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>The real runner of commands, with a scene's hook before each.</summary>
internal sealed class WatchedCommands(Scene scene, IGateRunner runner) : IGateRunner
{
    public SandboxUse Probe(string sandbox) => runner.Probe(sandbox);

    public void EndLeftovers(string run) => runner.EndLeftovers(run);

    public void Forget(string run) => runner.Forget(run);

    public Task<CommandResult> RunAsync(CommandRequest request, IProgress<string>? lines, CancellationToken cancel)
    {
        scene.OnCommand?.Invoke(request);
        return runner.RunAsync(request, lines, cancel);
    }
}
