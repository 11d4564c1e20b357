using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Foreplan.Cli.Output;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.State;

namespace Foreplan.Cli.Doctor;

/// <summary>What the machine has and lacks: system, .NET, git, sandbox, disk, terminal.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class MachineRows(Terminal terminal)
{
    private const long Megabyte = 1024 * 1024;
    private const long Little = 200 * Megabyte;
    private const long Enough = 2048 * Megabyte;

    private static readonly Version OldestGit = new(2, 36);

    public IEnumerable<DoctorRow> All() => [System(), DotNet(), Git(), Sandbox(), State(), Shown()];

    private static DoctorRow System()
    {
        var name = RuntimeInformation.OSDescription.Trim();
        if (OperatingSystem.IsMacOS() || OperatingSystem.IsWindows())
        {
            return DoctorRow.Care(
                "system",
                $"{name}: planning, locking and checking work; there is no sandbox for the commands of a run, what they leave behind is not found by its mark, and a rename is not flushed to the disk with its folder",
                OperatingSystem.IsWindows() ? "Work in WSL2, where all of it is there." : "Run in a Linux container, where all of it is there.");
        }
        var version = File.Exists("/proc/version") ? File.ReadAllText("/proc/version") : "";
        return !version.Contains("microsoft", StringComparison.OrdinalIgnoreCase) ? DoctorRow.Ok("system", name)
            : version.Contains("WSL2", StringComparison.OrdinalIgnoreCase) ? DoctorRow.Ok("system", $"{name}, in WSL2; keep repositories below your Linux home, /mnt is slow")
            : DoctorRow.Care("system", $"{name}, in WSL1: no sandbox works there", "Convert it: wsl --set-version NAME 2");
    }

    private static DoctorRow DotNet() => DoctorRow.Ok("dotnet", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

    private static DoctorRow Git()
    {
        const string Install = "Install git 2.36 or newer, or put its folder on PATH.";
        if (new ProgramLookup().Find(OperatingSystem.IsWindows() ? "git.exe" : "git") is not { } path)
        {
            return DoctorRow.Bad("git", "git was not found on the search path", Install);
        }
        try
        {
            using var git = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() });
            var said = git?.StandardOutput.ReadToEnd().Trim() ?? "";
            var number = said.Split(' ').Select(word => Version.TryParse(string.Join('.', word.Split('.').Take(2)), out var version) ? version : null).FirstOrDefault(version => version is not null);
            return number is null ? DoctorRow.Bad("git", $"{path} does not say its version: {said}", Install)
                : number < OldestGit ? DoctorRow.Bad("git", $"{said} at {path} is too old", Install)
                : DoctorRow.Ok("git", $"{said} at {path}");
        }
        catch (Win32Exception refused)
        {
            return DoctorRow.Bad("git", $"{path} does not start: {refused.Message}", Install);
        }
    }

    private DoctorRow Sandbox()
    {
        try
        {
            var use = Composition.Commands(StateFolder.Base(terminal.Variable)).Probe("full");
            return use.Refusals.Count == 0
                ? DoctorRow.Ok("sandbox", $"{use.Tier}; foreplan doctor --sandbox tries to leave it")
                : DoctorRow.Care(
                    "sandbox",
                    $"{use.Tier}, because stronger ones do not work: {string.Join("; ", use.Refusals)}. {use.Limits}",
                    "Install the package bubblewrap (apt-get install bubblewrap, dnf install bubblewrap) and let it make user namespaces. foreplan doctor --sandbox tries to leave what there is.");
        }
        catch (ForeplanException none)
        {
            return DoctorRow.Bad("sandbox", none);
        }
    }

    private DoctorRow State()
    {
        var folder = StateFolder.Base(terminal.Variable);
        try
        {
            PrivateFolder.Make(folder);
            var probe = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
            File.WriteAllText(probe, "x");
            File.Delete(probe);
            var free = new DriveInfo(folder).AvailableFreeSpace;
            var says = $"{folder} can be written to, {free / Megabyte:N0} MB are free";
            return free < Little ? DoctorRow.Bad("state", says, "Free some space: a run needs a worktree, a scratch home and a journal.")
                : free < Enough ? DoctorRow.Care("state", says, "Free some space: builds in a run's worktree may need more.")
                : DoctorRow.Ok("state", says);
        }
        catch (ForeplanException refused)
        {
            return DoctorRow.Bad("state", refused);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return DoctorRow.Bad("state", $"{folder} cannot be written to: {refused.Message}", "Make it yours, or set XDG_STATE_HOME to a folder that is.");
        }
    }

    private DoctorRow Shown()
    {
        var colour = terminal.OutHasColour ? "in colour" : string.IsNullOrEmpty(terminal.Variable("NO_COLOR")) ? "without colour" : "without colour (NO_COLOR)";
        return DoctorRow.Ok("terminal", $"{(terminal.OutIsTerminal ? "a terminal" : "no terminal")}, {colour}, {(terminal.IsUnicode ? "Unicode" : "ASCII")}; {(terminal.IsInteractive ? "you can be asked" : "nobody can be asked: what needs an answer ends with 4")}");
    }
}
