namespace Foreplan.Cli.Tests.Commands;

public sealed class DoctorTests
{
    [Fact]
    public void Doctor_says_what_is_there_and_what_is_missing()
    {
        using var desk = new Desk();

        var said = desk.Run("doctor").Is(Outcome.Done);

        foreach (var row in new[] { "git version", "bubblewrap", "can be written to", "foreplan.json", "scripted:" })
        {
            Assert.Contains(row, said.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_key_is_named_by_its_variable_and_a_key_is_never_shown()
    {
        using var desk = new Desk();
        desk.Put("AGENTS.md", Desk.Agents.Replace($"scripted:{Desk.Script}", "anthropic/claude-haiku-4-5", StringComparison.Ordinal));

        Assert.Contains("ANTHROPIC_API_KEY is not set", desk.Run("doctor").Is(Outcome.NotDone).Out, StringComparison.Ordinal);

        desk.Variables["ANTHROPIC_API_KEY"] = "sk-ant-hush";
        var said = desk.Run("doctor").Is(Outcome.Done);
        Assert.Contains("its key is set", said.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", said.Out + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_works_outside_a_repository_and_with_a_broken_configuration()
    {
        using var desk = new Desk(commit: false);

        Assert.Contains("no git repository", desk.Run("doctor").Is(Outcome.Done).Out, StringComparison.Ordinal);

        var config = Path.Combine(desk.Temp, "config/foreplan/config.json");
        Directory.CreateDirectory(Path.GetDirectoryName(config) ?? "/");
        File.WriteAllText(config, "{ \"sandbx\": 1 }");
        Assert.Contains("config.json", desk.Run("doctor").Is(Outcome.NotDone).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_commit_or_a_model_doctor_does_not_say_that_nothing_is_missing()
    {
        using var desk = new Desk(commit: false);
        desk.Init();
        var said = desk.Run("doctor").Is(Outcome.Done);
        Assert.Contains("has no commit yet", said.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing is broken; 4 things above come before a run.", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_cannot_be_read_are_bad()
    {
        using var desk = new Desk();
        using var held = new FileStream(desk.At("foreplan.json"), FileMode.Create, FileAccess.Write, FileShare.None);

        var row = desk.Run("doctor", "--json").Is(Outcome.NotDone).Json["rows"]?.AsArray().First(row => (string?)row?["name"] == "settings");

        Assert.Equal("bad", (string?)row?["state"]);
    }

    [Fact]
    public void A_state_folder_that_cannot_be_written_is_bad()
    {
        using var desk = new Desk(commit: false);
        File.WriteAllText(Path.Combine(desk.Temp, "state"), "a file where the folder should be");

        var row = desk.Run("doctor", "--json").Is(Outcome.NotDone).Json["rows"]?.AsArray().First(row => (string?)row?["name"] == "state");

        Assert.Equal("bad", (string?)row?["state"]);
    }

    [Fact]
    public void The_sandbox_is_proved_by_trying_to_leave_it()
    {
        using var desk = new Desk(commit: false);

        var said = desk.Run("doctor", "--sandbox", "--json").Is(Outcome.Done);

        Assert.Equal("bubblewrap", (string?)said.Json["tier"]);
        Assert.All(said.Json["attempts"]?.AsArray() ?? [], attempt => Assert.Equal("held", (string?)attempt?["result"]));
        Assert.True(said.Json["attempts"]?.AsArray().Count >= 29);
    }
}
