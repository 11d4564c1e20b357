using System.Diagnostics;

namespace Foreplan.Cli.Tests.Commands;

public sealed class CompletionTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "foreplan");

    [Theory]
    [InlineData("foreplan rev", "review")]
    [InlineData("foreplan lock --ver", "--verify")]
    [InlineData("foreplan run 001", "001-add-a-greeting")]
    [InlineData("foreplan run 1", "1")]
    [InlineData("foreplan spec add 0", "001-add-a-greeting")]
    [InlineData("foreplan notes edit --kind re", "replace")]
    public void Bash_completes_commands_options_and_plans(string typed, string completed)
    {
        using var desk = new Desk().Planned();
        var words = typed.Split(' ');
        var script = $$"""
            source <(foreplan completion bash)
            COMP_LINE='{{typed}}' COMP_POINT={{typed.Length}} COMP_WORDS=({{typed}}) COMP_CWORD={{words.Length - 1}}
            _foreplan
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        Assert.Contains(completed, Bash(desk, script).Split('\n'));
    }

    [Theory]
    [InlineData("foreplan run ", "001-add-a-greeting")]
    [InlineData("foreplan completion ", "bash,fish,powershell,zsh")]
    [InlineData("foreplan run -", "--budget,--dry-run,--executor,--help,--json,--json-lines,--no-review,--pause-after-phase,--phase,--reviewer,--sandbox,-h")]
    public void Options_are_offered_once_a_dash_is_typed_and_only_those_that_are_told(string typed, string offered)
    {
        using var desk = new Desk().Planned();
        Assert.Equal(offered, string.Join(',', desk.Run($"[suggest:{typed.Length}]", typed).Is(Outcome.Done).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "compdef _foreplan foreplan")]
    [InlineData("fish", "complete -c foreplan")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public void There_is_a_script_for_each_shell(string shell, string registers)
    {
        using var desk = new Desk(commit: false);
        var script = desk.Run("completion", shell).Is(Outcome.Done).Out;
        Assert.Contains(registers, script, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_that_is_not_known_is_refused_with_those_that_are()
    {
        using var desk = new Desk(commit: false);
        var error = desk.Run("completion", "tcsh").Is(Outcome.Usage).Error;
        Assert.Contains("'bash', 'zsh', 'fish', 'powershell'.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", error, StringComparison.Ordinal);
    }

    private static string Bash(Desk desk, string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = desk.Root, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(Program)}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = Path.Combine(desk.Temp, "home");
        start.Environment["XDG_STATE_HOME"] = Path.Combine(desk.Temp, "state");
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(desk.Temp, "config");
        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
