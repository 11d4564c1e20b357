using System.Diagnostics;
using System.Globalization;

namespace Foreplan.EndToEnd.Tests;

/// <summary>A process of the real program under way.</summary>
internal sealed class Started : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    public Started(ProcessStartInfo start)
    {
        process = Process.Start(start) ?? throw new InvalidOperationException();
        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool IsOver => process.HasExited;

    /// <summary>kill -9, of the process alone or with everything that it started.</summary>
    public void Kill(bool withChildren) => process.Kill(withChildren);

    /// <summary>What Ctrl-C sends, or a terminal that is closed (HUP), to the process alone or to its whole group as a terminal does.</summary>
    public void Interrupt(bool group, string signal = "INT")
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"{(group ? "-" : "")}{Id}");
        using var sent = Process.Start(new ProcessStartInfo("/bin/kill", ["-" + signal, "--", target]));
        sent?.WaitForExit();
    }

    public async Task<Ended> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(true);
            Assert.Fail($"It did not end.\n{await output}{await error}");
        }

        return new(process.ExitCode, await output, await error);
    }

    public void Dispose() => process.Dispose();
}
