namespace Foreplan.Runs;

/// <summary>Runs commands in a worktree, sandboxed, with every child gone when it returns.</summary>
public interface IGateRunner
{
    /// <summary>Makes sure that a sandbox works on this machine, and says which.</summary>
    /// <param name="sandbox">full or none.</param>
    /// <exception cref="ForeplanException">None does; the hint names the package to install and <c>--sandbox none</c>.</exception>
    SandboxUse Probe(string sandbox);

    /// <summary>Ends what commands of a run still do after the process that started them was killed. Nothing happens when there is none.</summary>
    void EndLeftovers(string run);

    /// <summary>Deletes what the commands of a run left outside its worktree: its scratch home. Nothing happens when there is none.</summary>
    void Forget(string run);

    /// <summary>Runs a command to its end, its time limit, or cancellation. A program that is not found is a result, not an exception.</summary>
    Task<CommandResult> RunAsync(CommandRequest request, IProgress<string>? lines, CancellationToken cancel);
}
