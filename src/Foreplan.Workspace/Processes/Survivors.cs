using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Foreplan.Workspace.Processes.Confinement;

namespace Foreplan.Workspace.Processes;

/// <summary>Ends everything a command started, daemons that left its session too: all of them carry its mark in their environment.</summary>
internal static class Survivors
{
    public const string Variable = "FOREPLAN_COMMAND";

    private const int MostRounds = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="process">The process that was started.</param>
    /// <param name="mark">The mark of what it started.</param>
    /// <param name="isLaunched">Whether it is a launcher of ours, which finds what has left its parents and shed its mark.</param>
    public static void End(Process process, string mark, bool isLaunched)
    {
        if (isLaunched)
        {
            Launch.Ask(process.Id);
            process.WaitForExit(Patience);
        }
        Kill(process);
        End(mark);
    }

    public static void End(string mark)
    {
        var wanted = Encoding.UTF8.GetBytes($"{Variable}={mark}");
        for (var round = 0; round < MostRounds && Marked(wanted) is { Count: > 0 } left; round++)
        {
            foreach (var id in left)
            {
                Kill(id);
            }
            // The kernel takes a moment to tear a process down.
            Thread.Sleep(round < 5 ? 1 : 10);
        }
    }

    private static List<int> Marked(byte[] wanted) =>
        OperatingSystem.IsLinux()
            ? [.. Directory.GetDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0 && EnvironmentOf(id).AsSpan().IndexOf(wanted) >= 0)]
            : [];

    private static byte[] EnvironmentOf(int id)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/environ");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself.
        }
    }
}
