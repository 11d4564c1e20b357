using System.ComponentModel;
using System.Diagnostics;

namespace Foreplan.Cli.Output;

/// <summary>Opens a link in the person's browser, where there is one.</summary>
internal static class Browser
{
    /// <returns>False when none could be started.</returns>
    public static bool Open(string link, Func<string, string?> variable)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(link) { UseShellExecute = true }
            : OperatingSystem.IsMacOS() ? new ProcessStartInfo("open", [link])
            : variable("BROWSER") is { Length: > 0 } chosen && !chosen.Contains('%', StringComparison.Ordinal) ? new ProcessStartInfo(chosen, [link])
            : string.IsNullOrEmpty(variable("DISPLAY")) && string.IsNullOrEmpty(variable("WAYLAND_DISPLAY")) ? null
            : new ProcessStartInfo("xdg-open", [link]);
        if (start is null)
        {
            return false;
        }

        try
        {
            start.RedirectStandardError = start.RedirectStandardOutput = !start.UseShellExecute;
            using var process = Process.Start(start);
            return process is not null;
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
