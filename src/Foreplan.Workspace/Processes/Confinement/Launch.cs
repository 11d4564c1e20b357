using System.Runtime.InteropServices;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>The hidden verb: this program started once more, to restrict a child and become what it waits for.</summary>
public static partial class Launch
{
    /// <summary>The verb's name.</summary>
    public const string Verb = "__confine";

    /// <summary>What the launcher's own complaints begin with.</summary>
    internal const string Voice = "foreplan-sandbox: ";

    // A debugger's door into the launcher, which is not restricted, would stand open in a folder that the command writes to.
    private const string NoDiagnostics = "DOTNET_EnableDiagnostics";

    private const nint DieWithParent = 1;
    private const nint TakeInOrphans = 36;
    private const nint Kill = 9;
    private const nint Terminate = 15;
    private const int Interrupted = 4;

    /// <summary>The words that start the verb in an assembly with an entry point of ours.</summary>
    /// <param name="assembly">The assembly's full path.</param>
    /// <returns>Null where it cannot be started again: not on Linux, or packed into one file.</returns>
    public static IReadOnlyList<string>? Words(string assembly)
    {
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        return OperatingSystem.IsLinux() && File.Exists(assembly) && File.Exists(host) ? ["/usr/bin/env", NoDiagnostics + "=0", host, "exec", assembly, Verb] : null;
    }

    /// <summary>Carries the verb out; returns the command's exit code.</summary>
    /// <param name="args">What comes after the verb.</param>
    public static int Run(IReadOnlyList<string> args)
    {
        if (ConfinedCommand.Parse(args) is not { } command)
        {
            Console.Error.WriteLine(Voice + "this verb is for Foreplan itself");
            return Newborn.Failed;
        }
        Environment.SetEnvironmentVariable(NoDiagnostics, null);
        // Asked to end, or its parent gone: the command and all that it started goes first.
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, static context =>
        {
            context.Cancel = true;
            for (; true; Thread.Sleep(1))
            {
                KillChildren();
            }
        });
        SystemCalls.Call(SystemCalls.Control, DieWithParent, Terminate);
        SystemCalls.Call(SystemCalls.Control, TakeInOrphans, 1);
        var child = Newborn.Start(command.Flags, new Restrictions(command).All());
        if (child < 0)
        {
            Console.Error.WriteLine($"{Voice}no process of its own could be made ({-child})");
            return Newborn.Failed;
        }
        var status = WaitFor((int)child);
        EndOrphans();
        return (status & 0x7F) is var signal and not 0 ? 128 + signal : (status >> 8) & 0xFF;
    }

    private static int WaitFor(int child)
    {
        while (true)
        {
            var ended = WaitPid(-1, out var status, 0);
            if (ended == child)
            {
                return status;
            }
            if (ended < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                return Newborn.Failed << 8;
            }
        }
    }

    // What left its parents is ours: no environment that it shed hides it.
    private static void EndOrphans()
    {
        do
        {
            KillChildren();
        }
        while (WaitPid(-1, out _, 0) >= 0 || Marshal.GetLastPInvokeError() == Interrupted);
    }

    private static void KillChildren()
    {
        foreach (var id in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(IsChild))
        {
            _ = Signal(int.Parse(id ?? "", System.Globalization.CultureInfo.InvariantCulture), (int)Kill);
        }
    }

    /// <summary>Asks a launcher to end, with everything below it.</summary>
    internal static void Ask(int process) => _ = Signal(process, (int)Terminate);

    private static bool IsChild(string? id)
    {
        if (id is null || !id.All(char.IsAsciiDigit))
        {
            return false;
        }
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            // The name in brackets may hold anything.
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [_, var parent, ..] && parent == $"{Environment.ProcessId}";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int WaitPid(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
