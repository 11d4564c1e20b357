namespace Foreplan.Cli.Tests.Commands;

public sealed class LockTests
{
    private const string Lock = "plans/001-add-a-greeting/plan.lock.json";

    [Fact]
    public void Without_a_terminal_what_would_be_approved_is_shown_and_nothing_is_written()
    {
        using var desk = new Desk().Planned();
        var said = desk.Run("lock", "--budget", "2.50").Is(Outcome.Waiting);
        foreach (var shown in new[] { "src/greeting.txt", "grep -q hello src/greeting.txt", "network   none", "sandbox   full", "$2.50", "forecast", "executor  scripted:models.json" })
        {
            Assert.Contains(shown, said.Out);
        }

        Assert.Contains("--yes", said.Error);
        Assert.False(File.Exists(desk.At(Lock)));
    }

    [Theory]
    [InlineData("y\nn\n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    public void Only_a_yes_approves(string typed, bool isLocked)
    {
        using var desk = new Desk().Planned();
        desk.Typed = typed;
        desk.Run("lock").Is(isLocked ? Outcome.Done : Outcome.Waiting);
        Assert.Equal(isLocked, File.Exists(desk.At(Lock)));
        Assert.True(!isLocked || desk.Read(Lock).Contains("\"terminal\"", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_refuses_the_lock_with_file_line_and_fix()
    {
        using var desk = new Desk().Planned();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("`src/greeting.txt` (new)", "`src/absent.txt` (edit)", StringComparison.Ordinal));
        var said = desk.Run("lock", "--yes").Is(Outcome.NotDone);
        Assert.Matches(@"plan\.md:\d+: error PL201", said.Out);
        Assert.False(File.Exists(desk.At(Lock)));
    }

    [Fact]
    public void A_note_in_the_text_waits_for_the_person()
    {
        using var desk = new Desk().Planned();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md") + "\n> NOTE: in French, please\n");
        Assert.Contains("PL541", desk.Run("lock", "--yes").Is(Outcome.Waiting).Out);
    }

    [Fact]
    public void An_open_question_is_told_once()
    {
        using var desk = new Desk().Planned();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("## Phases", "## Questions\n\n- **Q9** (open): In which language?\n\n## Phases", StringComparison.Ordinal));
        var said = desk.Run("lock", "--yes").Is(Outcome.Waiting);
        Assert.Contains("PL540", said.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("PL130", said.Out, StringComparison.Ordinal);
        Assert.Equal(2, said.All.Split("Q9 is open").Length);
        Assert.Contains("PL130", desk.Run("check", "1").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_edited_is_what_is_locked()
    {
        using var desk = new Desk().Planned();
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("with the line `hello`", "with the line `hello, world`", StringComparison.Ordinal));
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        desk.Run("lock", "--verify").Is(Outcome.Done);
    }

    [Fact]
    public void Verifying_tells_a_lock_that_holds_from_one_that_does_not()
    {
        using var desk = new Desk().Planned();
        Assert.Contains("does not hold", desk.Run("lock", "--verify", "1").Is(Outcome.Refused).Error);
        Assert.Contains("nothing to verify", desk.Run("lock", "--verify").Is(Outcome.Done).Out);
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        Assert.Contains("not signed", desk.Run("lock", "--verify").Is(Outcome.Done).Out);
        desk.Run("lock", "--require-signature").Is(Outcome.Refused);
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md") + "\nA word more.\n");
        var json = desk.Run("lock", "--verify", "--json").Is(Outcome.Refused).Json;
        Assert.False((bool?)json["holds"]);
        Assert.NotNull((string?)json["error"]?["hint"]);
    }

    [Fact]
    public void That_a_plan_is_built_already_is_said_before_it_is_locked_again()
    {
        using var desk = new Desk().Locked();
        Assert.DoesNotContain("built already", desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done).Out);
        desk.Run("run").Is(Outcome.Done);
        Assert.Contains("built already, on foreplan/001-add-a-greeting. A run of this lock begins anew", desk.Run("lock", "1", "--yes", "--sandbox", "none").Is(Outcome.Done).Out);
    }

    [Fact]
    public void The_approval_can_be_committed_with_its_documents()
    {
        using var desk = new Desk().Planned();
        var commit = (string?)desk.Run("lock", "--yes", "--commit", "--json").Is(Outcome.Done).Json["commit"];
        Assert.Equal(desk.Git("rev-parse", "HEAD"), commit);
        Assert.Equal("plans/001-add-a-greeting/notes.json\nplans/001-add-a-greeting/plan.lock.json\nplans/001-add-a-greeting/plan.md\nplans/001-add-a-greeting/spec.md", desk.Git("show", "--format=", "--name-only", "HEAD"));
    }

    [Fact]
    public void Without_an_identity_of_git_it_is_locked_all_the_same()
    {
        using var desk = new Desk().Planned();
        desk.Git("config", "--unset", "user.name");
        desk.Git("config", "--unset", "user.email");
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        desk.Run("run").Is(Outcome.Done);
    }

    [Fact]
    public void What_the_project_runs_and_lets_pass_is_shown_before_it_is_approved()
    {
        using var desk = new Desk().Planned();
        desk.Put("foreplan.json", """{"foreplan":1,"setup":[["sh","-c","make ready"]],"allow":[["make"]],"env":["CI"],"attempts":3}""");
        var shown = desk.Run("lock").Is(Outcome.Waiting).Out;
        Assert.Contains("setup     sh -c make ready", shown);
        Assert.Contains("allowed   make", shown);
        Assert.Contains("passes on CI", shown);
        Assert.Equal("make ready", (string?)desk.Run("lock", "--json").Json["setup"]?[0]?[2]);
    }

    [Theory]
    [InlineData("ANTHROPIC_API_KEY")]
    [InlineData("DB_PASSWORD")]
    [InlineData("LD_PRELOAD")]
    [InlineData("DOTNET_STARTUP_HOOKS")]
    public void A_secret_or_a_way_to_load_code_is_not_passed_on_to_commands(string name)
    {
        using var desk = new Desk().Planned();
        desk.Put("foreplan.json", $$"""{"env":["{{name}}"]}""");
        Assert.Contains("foreplan.json:1", desk.Run("lock", "--yes").Is(Outcome.NotDone).All);
    }

    [Fact]
    public void A_folder_whose_name_looks_like_options_is_named_by_a_quoted_path()
    {
        using var desk = new Desk().Planned();
        Directory.Move(desk.At("plans/001-add-a-greeting"), desk.At("plans/001-x --yes --sandbox none"));
        var next = (string?)desk.Run("status", "--json").Json["plans"]?[0]?["next"];
        Assert.Equal("foreplan lock './plans/001-x --yes --sandbox none'", next);
        desk.Typed = "\nn\n";
        desk.Run();
        Assert.False(File.Exists(desk.At("plans/001-x --yes --sandbox none/plan.lock.json")));
    }

    [Fact]
    public void A_plan_in_the_root_goes_by_the_repositorys_name_and_by_a_dot()
    {
        using var desk = new Desk().Planned();
        foreach (var document in new[] { "spec.md", "plan.md" })
        {
            File.Move(desk.At($"plans/001-add-a-greeting/{document}"), desk.At(document));
        }

        Directory.Delete(desk.At("plans"), recursive: true);
        var status = desk.Run("status", "--json").Json["plans"]?[0];
        Assert.Equal("foreplan lock .", (string?)status?["next"]);
        desk.Run("lock", ".", "--yes", "--sandbox", "none").Is(Outcome.Done);
        desk.Run("status", (string?)status?["plan"] ?? "").Is(Outcome.Done);
    }

    [Fact]
    public void What_the_lock_binds_beside_the_plan_and_is_not_committed_is_said()
    {
        using var desk = new Desk().Planned();
        desk.Put("AGENTS.md", Desk.Agents + "\nmore\n");
        Assert.Contains("Commit AGENTS.md as well", desk.Run("lock", "--yes", "--commit", "--sandbox", "none").Is(Outcome.Done).All);
    }
}
