using System.Diagnostics;

namespace Foreplan.Workspace.Processes;

/// <summary>One process with its descendants, run to its end.</summary>
internal sealed record CommandProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public required int ExitCode { get; init; }

    public required bool TimedOut { get; init; }

    /// <summary>What the sandbox itself said; the command's own errors are in its output.</summary>
    public required string Errors { get; init; }

    /// <summary>Runs on a thread of its own: when the thread that started it ends, the kernel ends a process that is to die with its parent.</summary>
    public static Task<CommandProcess> RunAsync(ProcessStartInfo start, string mark, bool isLaunched, TimeSpan limit, CappedOutput output, CancellationToken cancel) =>
        Task.Factory.StartNew(() => Run(start, mark, isLaunched, limit, output, cancel), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static CommandProcess Run(ProcessStartInfo start, string mark, bool isLaunched, TimeSpan limit, CappedOutput output, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = start };
        process.Start();
        process.StandardInput.Close();
        var reading = Task.Run(() => output.Drain(process.StandardOutput.BaseStream), CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var timer = new CancellationTokenSource(limit);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        using (stop.Token.Register(() => Survivors.End(process, mark, isLaunched)))
        {
            process.WaitForExit();
        }
        var timedOut = timer.IsCancellationRequested;
        Survivors.End(mark);
        // Whatever still holds the pipe has shed its mark; it is not waited for.
        Task.WhenAll(reading, errors).Wait(Patience, CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        return new() { ExitCode = process.ExitCode, TimedOut = timedOut, Errors = errors.IsCompletedSuccessfully ? errors.Result : "" };
    }
}
