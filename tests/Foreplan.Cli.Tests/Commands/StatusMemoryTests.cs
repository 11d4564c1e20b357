namespace Foreplan.Cli.Tests.Commands;

public sealed class StatusMemoryTests
{
    private const string PlanFile = "plans/001-add-a-greeting/plan.md";

    [Fact]
    public void What_is_remembered_is_what_would_be_told_anew_whatever_changed()
    {
        using var desk = new Desk();
        var old = new Ages(desk);
        Told(desk, old, []);
        desk.Planned();
        Told(desk, old, ["planned"]);
        var plan = desk.Read(PlanFile);
        desk.Put(PlanFile, plan.Replace("## Context", "> NOTE: why?\n\n## Context", StringComparison.Ordinal));
        Told(desk, old, ["notes"]);
        desk.Put(PlanFile, plan);
        Told(desk, old, ["planned"]);
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        Told(desk, old, ["locked"]);
        desk.Put("AGENTS.md", Desk.Agents.Replace("models.json", "other.json", StringComparison.Ordinal));
        Told(desk, old, ["stale"]);
        desk.Put("AGENTS.md", Desk.Agents);
        Told(desk, old, ["locked"]);
        desk.Put("foreplan.json", """{ "attempts": 2 }""");
        Told(desk, old, ["stale"]);
        File.Delete(desk.At("foreplan.json"));
        Told(desk, old, ["locked"]);
        desk.Git("commit", "-q", "--allow-empty", "-m", "nothing");
        desk.Put("src/greeting.txt", "bonjour\n");
        desk.Git("add", "src/greeting.txt");
        desk.Git("commit", "-q", "-m", "in its scope");
        Told(desk, old, ["stale"]);
        desk.Git("reset", "-q", "--hard", "HEAD~2");
        Told(desk, old, ["locked"]);
        var approved = Directory.GetDirectories(desk.State, "approved", SearchOption.AllDirectories).Single();
        Directory.Move(approved, approved + ".away");
        Told(desk, old, ["stale"]);
        Directory.Move(approved + ".away", approved);
        Told(desk, old, ["locked"]);
        desk.Run("run", "--pause-after-phase").Is(Outcome.Waiting);
        Told(desk, old, ["paused"]);
        desk.Run("run").Is(Outcome.Done);
        Told(desk, old, ["done"], "git merge foreplan/001-add-a-greeting");
        desk.Git("merge", "-q", "foreplan/001-add-a-greeting");
        Told(desk, old, ["done"], "");
        desk.Git("reset", "-q", "--hard", "HEAD~2");
        Told(desk, old, ["done"], "git merge foreplan/001-add-a-greeting");
        desk.Run("new", "Another one").Is(Outcome.Done);
        Told(desk, old, ["done", "spec"]);
        desk.Run("reject", "2", "--reason", "not wanted").Is(Outcome.Done);
        Told(desk, old, ["done", "rejected"]);
        var journals = Directory.GetDirectories(desk.State, "journals", SearchOption.AllDirectories).First(folder => folder.Contains("greeting", StringComparison.Ordinal));
        Directory.Move(journals, journals + ".away");
        Told(desk, old, ["locked", "rejected"]);
    }

    [Fact]
    public void What_was_spent_on_a_model_without_a_price_is_told_when_the_person_gives_one()
    {
        using var desk = new Desk();
        desk.Put(Desk.Script, ScriptedModels.Whole.Replace("anthropic/claude-haiku-5-5", "anthropic/unheard-of-1", StringComparison.Ordinal));
        desk.CommitAll();
        desk.Planned();
        Assert.Null(Usd(desk));
        new Ages(desk).Settle();
        Assert.Null(Usd(desk));
        var config = Directory.CreateDirectory(Path.Combine(desk.Temp, "config", "foreplan")).FullName;
        File.WriteAllText(Path.Combine(config, "prices.json"), """[{ "id": "anthropic/unheard-of-1", "input": 9, "output": 90 }]""");
        Assert.Equal(0.036m, Usd(desk));
    }

    [Fact]
    public void A_plan_that_did_not_change_is_not_read_anew_and_one_that_did_is()
    {
        using var desk = new Desk().Planned();
        var old = new Ages(desk);
        desk.Run("new", "Another one").Is(Outcome.Done);
        desk.Run("status").Is(Outcome.Done);
        Assert.Empty(old.Memories);
        old.Settle();
        desk.Run("status").Is(Outcome.Done);
        var memory = Assert.Single(old.Memories);
        File.WriteAllText(memory, File.ReadAllText(memory).Replace("Add a greeting", "Add a farewell", StringComparison.Ordinal));

        Assert.Contains("Add a farewell", desk.Run("status").Is(Outcome.Done).Out);
        Assert.Contains("Add a farewell", desk.Run("status", "1").Is(Outcome.Done).Out);

        desk.Put(PlanFile, desk.Read(PlanFile).Replace("# Plan: Add a greeting", "# Plan: Greet", StringComparison.Ordinal));
        Assert.Contains("001-add-a-greeting  Greet  planned", desk.Run("status").Is(Outcome.Done).Out);
        old.Settle();
        Assert.Contains("Another one", desk.Run("status", "2").Is(Outcome.Done).Out);
        Assert.Contains("001-add-a-greeting  Greet  planned", desk.Run("status", "1").Is(Outcome.Done).Out);
        Assert.Contains("Greet", File.ReadAllText(memory));
        Assert.Contains("Another one", File.ReadAllText(memory));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("k\u001fn\u001fp\u001ft\u001fs\u001fn\u001f\u001f\u001f\u001fmuch")]
    [InlineData("k\u001fn\u001fp\u001ft\u001fs\u001fn\u001f\u001f\u001f\u001f\u001fone\u001f\u001f0\u001f")]
    public void A_memory_that_cannot_be_read_is_made_anew(string text)
    {
        using var desk = new Desk().Planned();
        var old = new Ages(desk);
        old.Settle();
        var told = desk.Run("status", "--json").Is(Outcome.Done).Out;
        var memory = Assert.Single(old.Memories);
        var good = File.ReadAllText(memory);
        File.WriteAllText(memory, text);

        Assert.Equal(told, desk.Run("status", "--json").Is(Outcome.Done).Out);
        Assert.Equal(good, File.ReadAllText(memory));
    }

    [Fact]
    public void A_state_folder_that_takes_nothing_keeps_nobody_from_looking()
    {
        using var desk = new Desk().Planned();
        var old = new Ages(desk);
        old.Settle();
        var told = desk.Run("status", "--json").Is(Outcome.Done).Out;
        var memory = Assert.Single(old.Memories);
        File.Delete(memory);
        Directory.CreateDirectory(memory);

        Assert.Equal(told, desk.Run("status", "--json").Is(Outcome.Done).Out);
    }

    private static void Told(Desk desk, Ages old, string[] stages, string? next = null)
    {
        var before = desk.Run("status", "--json").Is(Outcome.Done);
        Assert.Equal(stages, before.Json["plans"]?.AsArray().Select(plan => (string?)plan?["stage"]));
        if (next is not null)
        {
            Assert.Equal(next, (string?)before.Json["plans"]?[0]?["next"]);
        }

        old.Settle();
        Assert.Equal(before.Out, desk.Run("status", "--json").Out);
        Assert.Equal(before.Out, desk.Run("status", "--json").Out);
        Assert.Equal(stages.Length > 0, old.Memories.Length == 1);
        old.Forget();
        Assert.Equal(before.Out, desk.Run("status", "--json").Out);
    }

    private static decimal? Usd(Desk desk) => (decimal?)desk.Run("status", "--json").Is(Outcome.Done).Json["plans"]?[0]?["usd"];

    /// <summary>Makes files older than the ticks of a disk's clock, each change at a time of its own.</summary>
    private sealed class Ages(Desk desk)
    {
        private readonly DateTime past = DateTime.UtcNow - TimeSpan.FromHours(1);
        private int times;

        public string[] Memories => Directory.Exists(desk.State) ? Directory.GetFiles(desk.State, "statuses", SearchOption.AllDirectories) : [];

        public void Settle()
        {
            var all = new[] { desk.State, desk.At("plans") }.Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
            foreach (var file in all.Where(file => File.GetLastWriteTimeUtc(file) > past + TimeSpan.FromMinutes(30)))
            {
                File.SetLastWriteTimeUtc(file, past + TimeSpan.FromSeconds(times));
            }

            times++;
        }

        public void Forget() => Array.ForEach(Memories, File.Delete);
    }
}
