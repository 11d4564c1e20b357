namespace Foreplan.Cli.Tests.Repositories;

public sealed class WrappedGitTests
{
    [Fact]
    public async Task A_git_behind_a_script_keeps_no_command_waiting_at_its_end()
    {
        using var desk = new Desk();
        desk.Planned();
        var programs = Directory.CreateDirectory(Path.Combine(desk.Temp, "programs")).FullName;
        var script = Path.Combine(programs, "git");
        var real = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "git")).First(File.Exists);
        await File.WriteAllTextAsync(script, $"#!/bin/sh\n{real} \"$@\"\nexit $?\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        desk.Variables["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}";

        var said = await Task.Run(() => desk.Run("check", "1")).WaitAsync(TimeSpan.FromMinutes(2));

        said.Is(Outcome.Done);
    }
}
