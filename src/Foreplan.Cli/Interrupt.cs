using System.Runtime.InteropServices;

namespace Foreplan.Cli;

/// <summary>Ctrl-C, SIGTERM and a closed terminal: the first asks the command to stop, the second ends the process.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupted;
    private readonly PosixSignalRegistration terminated;
    private readonly PosixSignalRegistration hungUp;

    public Interrupt()
    {
        interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        interrupted.Dispose();
        terminated.Dispose();
        hungUp.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
        {
            // A terminal that is closed says so twice, itself and by its shell: that is nobody's wish to end at once.
            context.Cancel = context.Signal == PosixSignal.SIGHUP;
            return;
        }

        context.Cancel = true;
        source.Cancel();
        try
        {
            Console.Error.WriteLine("\nStopping; once more ends it at once.");
        }
        catch (IOException)
        {
            // Nobody reads it any more.
        }
    }
}
