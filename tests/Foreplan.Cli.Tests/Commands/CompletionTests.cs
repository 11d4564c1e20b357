using System.Diagnostics;
using Xunit.Abstractions;

namespace Foreplan.Cli.Tests.Commands;

public sealed class CompletionTests(ITestOutputHelper heard)
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
    [InlineData("foreplan run --sandbox=f", "--sandbox=full")]
    [InlineData("foreplan check --format:s", "--format:sarif")]
    [InlineData("foreplan check --format=", "--format=github,--format=json,--format=sarif,--format=text")]
    public void Options_are_offered_once_a_dash_is_typed_and_only_those_that_are_told(string typed, string offered)
    {
        using var desk = new Desk().Planned();
        Assert.Equal(offered, string.Join(',', desk.Run($"[suggest:{typed.Length}]", typed).Is(Outcome.Done).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("foreplan import ", true)]
    [InlineData("foreplan import ./s", true)]
    [InlineData("foreplan import a.md b", true)]
    [InlineData("foreplan export 1 --output pl", true)]
    [InlineData("foreplan demo --keep sh", true)]
    [InlineData("foreplan check doc", true)]
    [InlineData("foreplan plan sp", true)]
    [InlineData("foreplan run 1 s", false)]
    [InlineData("foreplan lock --budget ", false)]
    [InlineData("foreplan new s", false)]
    [InlineData("foreplan import --nothing-such", false)]
    public void Where_nothing_is_known_a_file_is_offered_only_where_one_is_wanted(string typed, bool isFile)
    {
        using var desk = new Desk().Planned();
        Assert.Empty(desk.Run($"[suggest:{typed.Length}]", typed).Is(isFile ? Outcome.Done : Outcome.NotDone).Out);
    }

    [Fact]
    public void Fish_completes_commands_options_and_plans_and_files_where_one_is_wanted()
    {
        if (!File.Exists("/usr/bin/fish"))
        {
            heard.WriteLine("Not tried: it needs fish.");
            return;
        }

        using var desk = new Desk().Planned();
        desk.Put("review-notes.md", "# Plan\n");
        Assert.Equal(["review", "revise"], Fish(desk, "foreplan rev"));
        Assert.Equal(["--verify"], Fish(desk, "foreplan lock --ver"));
        Assert.Contains("001-add-a-greeting", Fish(desk, "foreplan run "));
        Assert.Contains("1", Fish(desk, "foreplan run 1"));
        Assert.Equal(["review-notes.md"], Fish(desk, "foreplan import rev"));
        Assert.Empty(Fish(desk, "foreplan new rev"));
    }

    private static string[] Fish(Desk desk, string typed) =>
        Said("fish", desk, $"foreplan completion fish | source; complete -C '{typed}'").Split('\n', StringSplitOptions.RemoveEmptyEntries);

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

    private static string Bash(Desk desk, string script) => Said("bash", desk, script);

    private static string Said(string shell, Desk desk, string script)
    {
        var start = new ProcessStartInfo(shell, ["-c", script]) { WorkingDirectory = desk.Root, RedirectStandardOutput = true };
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
