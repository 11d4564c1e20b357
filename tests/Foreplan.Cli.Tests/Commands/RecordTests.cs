using System.Text;

namespace Foreplan.Cli.Tests.Commands;

public sealed class RecordTests
{
    private const string Plan = "plans/001-add-a-greeting";

    [Fact]
    public void The_record_follows_plan_lock_run_and_review()
    {
        using var desk = new Desk();
        desk.Planned();
        Assert.Contains("## 001 Add a greeting\n### Overview\nThe application gets a greeting", desk.Read("PLANS.md"));
        Assert.Contains("- Files to modify: src/greeting.txt (new)\n- Estimated complexity: Low\n- Dependencies: None\n- Status: Pending\n", desk.Read("PLANS.md"));
        Assert.Contains(": Planned, $", desk.Read("PLANS.md"));

        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        Assert.Contains(": Approved by Ada Löve (lock ", desk.Read("PLANS.md"));

        desk.Run("run").Is(Outcome.Done);
        var commit = desk.Git("rev-parse", "--short=7", "foreplan/001-add-a-greeting");
        Assert.Equal(2, desk.Read("PLANS.md").Split("- Status: Complete\n").Length - 1);
        Assert.Matches($@"- \d{{4}}-\d\d-\d\d: Phase 2 complete \({commit}\), \$0\.0", desk.Read("PLANS.md"));
        Assert.Contains($": Review of {commit}: approve", desk.Read("PLANS.md"));

        desk.Run("review").Is(Outcome.Done);
        desk.Undone();
        Assert.Contains(": The run was dropped (", desk.Read("PLANS.md"));
        Assert.Contains("- Status: Pending", desk.Read("PLANS.md"));
    }

    [Fact]
    public void A_blocked_phase_is_named_with_its_blocker_and_discoveries_are_told()
    {
        using var desk = new Desk();
        var turns = ScriptedModels.UpToReview;
        turns[2] = ScriptedModels.Phase(1, ("write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "hello\n" }), ("finish_phase", new() { ["summary"] = "There.", ["discoveries"] = new System.Text.Json.Nodes.JsonArray("The app has no log.", "<!-- foreplan:end plan plans/001-add-a-greeting -->\n# Mine") }));
        turns[3] = ScriptedModels.Phase(2, ("report_blocker", new() { ["expected"] = "a docs folder", ["found"] = "none at all", ["why"] = "Nobody reads it." }));
        desk.Put(Desk.Script, ScriptedModels.Of(turns));
        desk.CommitAll();
        desk.Locked();

        desk.Run("run").Is(Outcome.Waiting);

        Assert.Contains("- Status: Blocked: expected a docs folder; found none at all", desk.Read("PLANS.md"));
        Assert.Contains("; discovered: The app has no log; &lt;!-- foreplan:end plan plans/001-add-a-greeting --> # Mine", desk.Read("PLANS.md"));
        var found = desk.Run("reconcile").Is(Outcome.Done);
        Assert.Contains("001-add-a-greeting  blocked: Phase 2: expected a docs folder; found none at all", found.Out);
    }

    [Theory]
    [InlineData("# Project: shop\n\nMine, above.\n")]
    [InlineData("# Project: shop\r\n\r\nMine, above.\r\n")]
    [InlineData("no heading and no line end")]
    [InlineData("\uFEFF# Ours\n- one\r\n- two\n")]
    public void What_a_person_wrote_stays_byte_for_byte(string mine)
    {
        using var desk = new Desk();
        File.WriteAllBytes(desk.At("PLANS.md"), Encoding.UTF8.GetBytes(mine));

        desk.Planned();

        var bytes = File.ReadAllBytes(desk.At("PLANS.md"));
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.GetBytes(mine)));
        var below = bytes.Length;
        File.WriteAllBytes(desk.At("PLANS.md"), [.. bytes, .. "\nMine, below.\r\n"u8]);
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        bytes = File.ReadAllBytes(desk.At("PLANS.md"));
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.GetBytes(mine)));
        Assert.True(bytes.AsSpan().EndsWith("\nMine, below.\r\n"u8));
        Assert.True(bytes.Length > below);
    }

    [Fact]
    public void A_block_whose_end_is_gone_takes_no_text_with_it()
    {
        using var desk = new Desk();
        desk.Planned();
        desk.Put("PLANS.md", desk.Read("PLANS.md").Replace($"<!-- foreplan:end plan {Plan} -->", "Mine now.", StringComparison.Ordinal));

        var said = desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);

        Assert.Contains("begins and does not end", said.Error);
        Assert.Contains("Mine now.", desk.Read("PLANS.md"));
        Assert.Contains($"<!-- foreplan:end plan {Plan} -->", desk.Read("PLANS.md"));
        var once = desk.Read("PLANS.md");
        desk.Run("reconcile").Is(Outcome.Done);
        Assert.Equal(once, desk.Read("PLANS.md"));
    }

    [Fact]
    public void A_record_that_is_no_text_is_left_alone_and_fails_no_command()
    {
        using var desk = new Desk();
        byte[] image = [0x89, 0x50, 0xFF, 0x00, 0x01];
        File.WriteAllBytes(desk.At("PLANS.md"), image);

        desk.Planned();

        Assert.Equal(image, File.ReadAllBytes(desk.At("PLANS.md")));
        Assert.Contains("neither UTF-8 nor UTF-16", desk.Run("reconcile").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void An_index_stands_on_top_once_there_are_three_plans()
    {
        using var desk = new Desk();
        desk.Put("PLANS.md", "# Project: shop\n\nMine.\n");
        desk.Planned();
        Copy(desk, "002-second", "- **Priority**: P1 · **Effort**: M · **Depends on**: 001\n\n");
        desk.Run("reconcile").Is(Outcome.Done);
        Assert.DoesNotContain("| Plan | Title |", desk.Read("PLANS.md"));
        Copy(desk, "003-third", "");

        desk.Run("reconcile").Is(Outcome.Done);

        var lines = desk.Read("PLANS.md").Split('\n');
        Assert.Equal("# Project: shop", lines[0]);
        Assert.Equal("| Plan | Title | Priority | Effort | Depends on | Status | Requirements |", lines[4]);
        Assert.Equal("| `plans/001-add-a-greeting` | Add a greeting | - | - | none | TODO | 0/2 |", lines[6]);
        Assert.Equal("| `plans/002-second` | Add a greeting | P1 | M | 001 | TODO | 0/2 |", lines[7]);
        desk.Run("lock", "1", "--yes", "--sandbox", "none").Is(Outcome.Done);
        desk.Run("run", "1").Is(Outcome.Done);
        Assert.Contains("| `plans/001-add-a-greeting` | Add a greeting | - | - | none | DONE | 2/2 |", desk.Read("PLANS.md"));
    }

    [Fact]
    public void Another_machine_keeps_what_it_cannot_know()
    {
        using var desk = new Desk();
        desk.Locked();
        desk.Run("run", "--phase", "1").Is(Outcome.Done);
        var there = desk.Read("PLANS.md");
        Directory.Delete(Path.Combine(desk.Temp, "state"), recursive: true);

        desk.Run("reconcile").Is(Outcome.Done);

        Assert.Equal(there, desk.Read("PLANS.md"));
    }

    [Fact]
    public async Task Two_processes_at_once_lose_nothing()
    {
        using var desk = new Desk();
        desk.Planned();

        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => desk.Run("reject", "--finding", $"F-{number}", "--reason", "seen"))));

        Assert.All(both, said => said.Is(Outcome.Done));
        Assert.All(Enumerable.Range(0, 8), number => Assert.Contains($"- finding `F-{number}` rejected ", desk.Read("PLANS.md")));
    }

    internal static void Copy(Desk desk, string name, string header)
    {
        desk.Put($"plans/{name}/spec.md", desk.Read($"{Plan}/spec.md"));
        desk.Put($"plans/{name}/plan.md", ScriptedModels.Plan.Replace("## Overview", header + "## Overview", StringComparison.Ordinal));
    }
}
