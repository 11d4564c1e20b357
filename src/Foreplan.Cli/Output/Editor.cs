using System.ComponentModel;
using System.Diagnostics;

namespace Foreplan.Cli.Output;

/// <summary>The person's editor.</summary>
internal static class Editor
{
    private static readonly string[] Variables = ["VISUAL", "EDITOR"];

    /// <summary>Opens a file in <c>$VISUAL</c> or <c>$EDITOR</c> and waits for its end; says so where there is none.</summary>
    public static void Open(Terminal terminal, string file)
    {
        var words = Variables.Select(terminal.Variable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?
            .Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? ["vi"];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], [.. words[1..], file]) { UseShellExecute = false });
            process?.WaitForExit();
        }
        catch (Win32Exception)
        {
            terminal.Error.WriteLine($"The editor {words[0]} could not be started; set EDITOR, or edit {file} elsewhere and press Enter.");
        }
    }
}
