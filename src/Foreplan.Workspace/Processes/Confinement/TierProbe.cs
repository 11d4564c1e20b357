using System.ComponentModel;
using System.Diagnostics;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>Starts a tier once around a command that does nothing.</summary>
internal static class TierProbe
{
    /// <summary>Null when it worked, else what was said.</summary>
    public static string? Run(IReadOnlyList<string> words)
    {
        try
        {
            var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/" };
            using var process = Process.Start(start);
            if (process is null)
            {
                return "it does not start";
            }
            var said = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said.Length > 0 ? said : $"it ends with {process.ExitCode}";
        }
        catch (Win32Exception refused)
        {
            return refused.Message;
        }
    }
}
