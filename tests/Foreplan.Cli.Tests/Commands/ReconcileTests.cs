namespace Foreplan.Cli.Tests.Commands;

public sealed class ReconcileTests
{
    private const string PlanFile = "plans/001-add-a-greeting/plan.md";

    [Fact]
    public void A_second_time_changes_nothing()
    {
        using var desk = new Desk();
        desk.Locked();
        desk.Run("run").Is(Outcome.Done);
        desk.Put("PLANS.md", "");

        Assert.True(desk.Run("reconcile", "--json").Is(Outcome.Done).Json["recordChanged"]?.GetValue<bool>());
        var once = desk.Read("PLANS.md");
        Assert.False(desk.Run("reconcile", "--json").Is(Outcome.Done).Json["recordChanged"]?.GetValue<bool>());
        Assert.Equal(once, desk.Read("PLANS.md"));
    }

    [Fact]
    public void A_done_plan_is_verified_on_request_by_its_commands()
    {
        using var desk = new Desk();
        desk.Locked();
        desk.Run("run").Is(Outcome.Done);
        Assert.Null(Plan(desk.Run("reconcile", "--json"))["verified"]);

        var green = Plan(desk.Run("reconcile", "--verify", "--json").Is(Outcome.Done));
        Assert.True(green["verified"]?.GetValue<bool>());

        desk.Git("merge", "-q", "--no-edit", "foreplan/001-add-a-greeting");
        desk.Git("rm", "-q", "src/greeting.txt");
        desk.Git("commit", "-q", "-m", "gone");
        var said = desk.Run("reconcile", "--verify", "--json").Is(Outcome.NotDone);
        Assert.Equal("done", Plan(said)["state"]?.GetValue<string>());
        Assert.Contains("foreplan log 001-add-a-greeting", said.All);
        Assert.False(Plan(said)["verified"]?.GetValue<bool>());
        Assert.Contains("grep -q hello src/greeting.txt", Plan(said)["why"]?.GetValue<string>());
        Assert.Contains(": Done when is not met at ", desk.Read("PLANS.md"));
        Assert.Equal("", desk.Git("for-each-ref", "refs/foreplan/keep/*verify*"));
    }

    [Fact]
    public void A_plan_that_cannot_be_read_ends_nothing_for_the_others()
    {
        using var desk = new Desk();
        desk.Planned();
        desk.Put("plans/002-another/plan.md", desk.Read(PlanFile));
        var journal = Directory.GetFiles(Path.Combine(desk.Temp, "state"), "*-plan-*.journal", SearchOption.AllDirectories).Single();
        File.WriteAllText(journal, "no record\n" + File.ReadAllText(journal));

        var said = desk.Run("reconcile").Is(Outcome.NotDone);

        Assert.Contains("1 plan could not be read: 001-add-a-greeting", said.All);
        Assert.Contains("002-another", desk.Read("PLANS.md"));
        Assert.Equal(["unreadable", "planned"], desk.Run("status", "--json").Is(Outcome.Done).Json["plans"]?.AsArray().Select(plan => plan?["stage"]?.GetValue<string>()));
    }

    [Fact]
    public void A_drifted_plan_is_named_with_its_file()
    {
        using var desk = new Desk();
        desk.Locked();
        desk.Put("src/greeting.txt", "bonjour\n");
        desk.CommitAll();

        var said = desk.Run("reconcile").Is(Outcome.Done);

        Assert.Contains("001-add-a-greeting  drifted: src/greeting.txt was added between ", said.Out);
    }

    [Fact]
    public void What_others_did_word_for_word_is_retired_with_the_rule_and_the_evidence()
    {
        using var desk = new Desk();
        desk.Planned();
        var plan = desk.Read(PlanFile)
            .Replace("1. Create `src/greeting.txt` with the line `hello`.\n", "1. Create `src/greeting.txt` with the line `hello`.\n\n```text src/greeting.txt\nhello\n```\n", StringComparison.Ordinal)
            .Replace("1. Create `docs/greeting.md` with a sentence that names `src/greeting.txt`.\n", "1. Create `docs/greeting.md`.\n\n```text docs/greeting.md\nSee src/greeting.txt.\n```\n", StringComparison.Ordinal);
        desk.Put(PlanFile, plan);
        Assert.Equal("open", Plan(desk.Run("reconcile", "--json"))["state"]?.GetValue<string>());
        desk.Put("src/greeting.txt", "hello\n");
        desk.CommitAll();
        Assert.NotEqual("retired", Plan(desk.Run("reconcile", "--json"))["state"]?.GetValue<string>());

        desk.Put("docs/greeting.md", "# The greeting\n\nSee src/greeting.txt.\n");
        desk.CommitAll();
        var said = desk.Run("reconcile").Is(Outcome.Done);

        Assert.Contains("retired by rule texts-stand: at ", said.Out);
        Assert.Matches(@"- plan `plans/001-add-a-greeting` retired \S+ by rule texts-stand: at [0-9a-f]{7} `src/greeting.txt` has the plan's text", desk.Read("PLANS.md"));
        Assert.Equal("retired", desk.Run("status", "1", "--json").Json["plans"]?[0]?["stage"]?.GetValue<string>());
        var once = desk.Read("PLANS.md");
        desk.Run("reconcile").Is(Outcome.Done);
        Assert.Equal(once, desk.Read("PLANS.md"));
    }

    [Fact]
    public void Commands_that_turned_green_retire_an_approved_plan_on_request()
    {
        using var desk = new Desk();
        desk.Locked();
        desk.Put("src/greeting.txt", "hello, all\n");
        desk.Put("docs/greeting.md", "Of the greeting.\n");
        desk.CommitAll();
        Assert.Equal("drifted", Plan(desk.Run("reconcile", "--json"))["state"]?.GetValue<string>());

        var said = desk.Run("reconcile", "--verify", "--json").Is(Outcome.Done);

        Assert.Equal("gates-turned-green", Plan(said)["rule"]?.GetValue<string>());
        Assert.Contains("`grep -q hello src/greeting.txt`", Plan(said)["why"]?.GetValue<string>());
    }

    [Fact]
    public void A_rejected_plan_and_a_rejected_finding_are_remembered_with_the_reason()
    {
        using var desk = new Desk();
        desk.Planned();
        desk.Run("reject", "1").Is(Outcome.Usage);

        Assert.Equal("plan", desk.Run("reject", "1", "--finding", "", "--reason", "the gateway greets", "--json").Is(Outcome.Done).Json["kind"]?.GetValue<string>());
        desk.Run("reject", "--finding", "SEC-01 No `CSRF` token", "--reason", "no cookies").Is(Outcome.Done);
        var once = desk.Read("PLANS.md");
        desk.Run("reject", "1", "--reason", "the gateway greets").Is(Outcome.Done);
        desk.Run("reconcile").Is(Outcome.Done);

        Assert.Equal(once, desk.Read("PLANS.md"));
        Assert.Contains("- finding `SEC-01 No 'CSRF' token` rejected ", once);
        Assert.Contains("rejected: the gateway greets", desk.Run("reconcile").Out);
        Assert.Equal("rejected", desk.Run("status", "1", "--json").Json["plans"]?[0]?["stage"]?.GetValue<string>());
        Assert.Contains("PL550", desk.Run("lock", "1", "--yes", "--sandbox", "none").Is(Outcome.NotDone).All);
        desk.Put("PLANS.md", string.Join('\n', once.Split('\n').Where(line => !line.StartsWith("- plan `", StringComparison.Ordinal))));
        desk.Run("lock", "1", "--yes", "--sandbox", "none").Is(Outcome.Done);

        desk.Put("PLANS.md", once);
        Assert.Contains("PL550", desk.Run("run", "1").Is(Outcome.Refused).All);
        Assert.Empty(Directory.GetFiles(desk.Temp, "*-run-*.journal", SearchOption.AllDirectories));
    }

    private static System.Text.Json.Nodes.JsonNode Plan(Said said) => said.Json["plans"]?[0] ?? throw new InvalidOperationException(said.All);
}
