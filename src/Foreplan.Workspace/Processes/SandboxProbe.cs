using System.ComponentModel;
using System.Diagnostics;

namespace Foreplan.Workspace.Processes;

/// <summary>Tries the sandbox once instead of guessing from versions: kernels, containers and AppArmor forbid it in many ways.</summary>
internal sealed class SandboxProbe(string program)
{
    private const string Without = "or pass --sandbox none to run commands without protection";

    private bool? canForbidNamespaces;

    /// <summary>Whether this bubblewrap knows how to forbid further namespaces (0.8 and newer).</summary>
    public bool CanForbidNamespaces => canForbidNamespaces ??= Try();

    private bool Try()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new ForeplanException("The sandbox needs Linux.", $"Work in WSL2 or in a Linux container, {Without}.");
        }
        if (ProgramLookup.Find(program, null) is not { } path)
        {
            throw new ForeplanException(
                "The sandbox needs bubblewrap, which is not installed.",
                $"Install the package bubblewrap (apt-get install bubblewrap, dnf install bubblewrap), {Without}.");
        }
        if (Start(path, canForbid: true) is not { } refused)
        {
            return true;
        }
        if (refused.Contains("disable-userns", StringComparison.Ordinal) && Start(path, canForbid: false) is null)
        {
            return false;
        }
        throw new ForeplanException(
            $"bubblewrap is installed and does not work here: {refused}",
            $"Allow bwrap to make user namespaces (an AppArmor profile, sysctl kernel.unprivileged_userns_clone=1, or a container that permits them), {Without}.");
    }

    private static string? Start(string path, bool canForbid)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, [.. Bubblewrap.Isolation(network: false, canForbid), "--remount-ro", "/", "--", "/bin/sh", "-c", ":"])
            {
                RedirectStandardError = true,
                RedirectStandardInput = true,
            });
            if (process is null)
            {
                return "it does not start";
            }
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said.Trim();
        }
        catch (Win32Exception refused)
        {
            return refused.Message;
        }
    }
}
