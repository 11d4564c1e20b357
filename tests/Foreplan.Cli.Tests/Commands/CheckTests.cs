using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public void A_sound_plan_is_said_to_be_true_of_the_commit()
    {
        using var desk = new Desk().Planned();
        var said = desk.Run("check").Is(Outcome.Done);
        Assert.Contains(desk.Git("rev-parse", "HEAD")[..7], said.Out);
        var json = desk.Run("check", "--json").Is(Outcome.Done).Json;
        Assert.Equal(0, (int?)json["errors"]);
        Assert.NotNull(json["diagnostics"] as JsonArray);
    }

    [Fact]
    public void A_folder_of_another_tool_is_one_plan()
    {
        using var desk = new Desk().Planned();
        desk.Put(".specify/specs/001-albums/spec.md", "# Feature Specification: Albums\n\n- **FR-001**: Albums hold photos.\n");
        desk.Put(".specify/specs/001-albums/plan.md", "# Implementation Plan: Albums\n\n## Summary\nAlbums of photos.\n\n## Technical Context\nSQLite.\n");
        desk.Put(".specify/specs/001-albums/tasks.md", "# Tasks: Albums\n\n## Phase 1: Setup\n\n- [ ] T001 Create the schema in src/schema.sql\n\n## Phase 2: Service\n\n- [ ] T002 [US1] Implement the service in src/albums.txt\n");
        var said = desk.Run("check", ".specify/specs/001-albums", "--json").Is(Outcome.Done).Json;
        Assert.Equal("spec-kit", (string?)Assert.Single(said["documents"] as JsonArray ?? [])?["dialect"]);
        Assert.DoesNotContain(said["diagnostics"] as JsonArray ?? [], found => (string?)found?["id"] is "PL102" or "PL112" or "PL117" or "PL201");
    }

    [Fact]
    public void What_is_false_is_shown_with_its_line_and_fix_and_exits_1()
    {
        using var desk = new Desk().Planned();
        var plan = desk.Read("plans/001-add-a-greeting/plan.md").Replace("`src/greeting.txt` (new)", "`src/absent.txt` (edit)", StringComparison.Ordinal);
        desk.Put("plans/001-add-a-greeting/plan.md", plan);
        var line = plan.Split('\n').TakeWhile(text => !text.Contains("src/absent.txt", StringComparison.Ordinal)).Count() + 1;
        Assert.Contains($"plans/001-add-a-greeting/plan.md:{line}: error PL201: ", desk.Run("check").Is(Outcome.NotDone).Out);
        var found = (desk.Run("check", "--json").Is(Outcome.NotDone).Json["diagnostics"] as JsonArray ?? []).First(one => (string?)one?["severity"] == "error");
        Assert.Equal("PL201", (string?)found?["id"]);
        Assert.Equal("error", (string?)found?["severity"]);
        Assert.Equal(line, (int?)found?["line"]);
        Assert.NotNull((string?)found?["fix"]);
    }

    [Fact]
    public void An_unknown_key_of_the_settings_is_shown_with_its_line()
    {
        using var desk = new Desk().Planned();
        desk.Put("foreplan.json", "{\n  \"foreplan\": 1,\n  \"bugdet\": 2\n}\n");
        Assert.Contains("foreplan.json:3: error ", desk.Run("check").Is(Outcome.NotDone).Out);
        Assert.Contains("foreplan.json:3: error ", desk.Run("lock", "--yes").Is(Outcome.NotDone).Out);
    }

    [Fact]
    public void A_commit_or_spec_that_the_plan_names_and_that_is_not_here_is_a_warning_with_its_line()
    {
        using var desk = new Desk().Planned();
        const string Plan = "plans/001-add-a-greeting/plan.md";
        var plan = desk.Read(Plan);
        Assert.DoesNotContain(desk.Run("check", "--json").Is(Outcome.Done).Json["diagnostics"] as JsonArray ?? [], found => (string?)found?["id"] is "PL539" or "PL544");
        var lines = plan.Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains("**Planned at**", StringComparison.Ordinal));
        desk.Put(Plan, plan.Replace(lines[at], "- **Planned at**: commit deadbee, 2026-11-20", StringComparison.Ordinal));
        var said = desk.Run("check").Is(Outcome.Done);
        Assert.Contains($"{Plan}:{at + 1}: warning PL539: Planned at names deadbee", said.Out);
        Assert.Contains($"judged against HEAD ({desk.Git("rev-parse", "HEAD")[..7]})", said.Out);
        desk.Put(Plan, plan.Replace(lines[at], "- **Planned at**: commit gibberish", StringComparison.Ordinal));
        Assert.Contains("warning PL539: ", desk.Run("check", Plan).Is(Outcome.Done).Out);
        desk.Put(Plan, plan.Replace(lines[at], "- **Planned at**: 2026-11-20", StringComparison.Ordinal));
        Assert.DoesNotContain("PL539", desk.Run("check").Is(Outcome.Done).Out);

        at = Array.FindIndex(lines, line => line.Contains("**Spec**", StringComparison.Ordinal));
        desk.Put(Plan, plan.Replace(lines[at], "- **Spec**: nope.md", StringComparison.Ordinal));
        Assert.Contains($"{Plan}:{at + 1}: warning PL544: ", desk.Run("check").Is(Outcome.Done).Out);
        desk.Put("docs/other.md", plan);
        Assert.Contains("docs/other.md:", desk.Run("check", "docs/other.md").Out);
        Assert.Contains("PL544", desk.Run("check", "docs/other.md").Out);
        desk.Put(Plan, plan);
        File.Delete(Path.Combine(desk.Root, "plans/001-add-a-greeting/spec.md"));
        Assert.Contains($"{Plan}:{at + 1}: warning PL544: ", desk.Run("check").Out);
    }

    [Fact]
    public void A_rule_that_is_none_is_said_with_its_line()
    {
        using var desk = new Desk().Planned();
        desk.Put("foreplan.json", "{\n  \"checks\": {\n    \"PL999\": \"off\"\n  }\n}\n");
        Assert.Contains("foreplan.json:3: error PL037: \"PL999\" under checks is no rule", desk.Run("check").Is(Outcome.NotDone).Out);
    }

    [Fact]
    public void Without_a_plan_it_says_how_to_write_one()
    {
        using var desk = new Desk();
        desk.Run("new", "One").Is(Outcome.Done);
        Assert.Contains("foreplan plan 001-one", desk.Run("check").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void A_document_of_any_name_is_checked_against_the_repository_it_is_in()
    {
        using var desk = new Desk().Planned();
        desk.Put("docs/other.md", desk.Read("plans/001-add-a-greeting/plan.md").Replace("`src/greeting.txt` (new)", "`src/absent.txt` (edit)", StringComparison.Ordinal));
        var json = desk.Run("check", "docs/other.md", "--json").Is(Outcome.NotDone).Json;
        Assert.Equal("docs/other.md", (string?)json["documents"]?[0]?["path"]);
        Assert.Contains(json["diagnostics"] as JsonArray ?? [], found => (string?)found?["id"] == "PL201");
    }

    [Fact]
    public void Outside_of_a_repository_nothing_is_compared_with_one()
    {
        using var desk = new Desk().Planned();
        var plan = desk.Read("plans/001-add-a-greeting/plan.md").Replace("`src/greeting.txt` (new)", "`src/greeting.txt` (edit)", StringComparison.Ordinal);
        var folder = Directory.CreateDirectory(Path.Combine(desk.Temp, "loose")).FullName;
        File.WriteAllText(Path.Combine(folder, "a plan.md"), plan);
        File.WriteAllText(Path.Combine(folder, "b.md"), plan);
        desk.Folder = folder;
        var said = desk.Run("check", ".", "--json").Is(Outcome.Done).Json;
        Assert.Equal(["a plan.md", "b.md"], (said["documents"] as JsonArray ?? []).Select(document => (string?)document?["path"]));
        Assert.DoesNotContain(said["diagnostics"] as JsonArray ?? [], found => (string?)found?["id"] == "PL201");
    }

    [Fact]
    public void A_dash_reads_standard_input()
    {
        using var desk = new Desk();
        desk.Typed = "1. Create login page\n2. Test it\n";
        var said = desk.Run("check", "-", "--format", "json").Is(Outcome.NotDone).Json;
        Assert.Equal("stdin", (string?)said["documents"]?[0]?["path"]);
        Assert.Contains(said["diagnostics"] as JsonArray ?? [], found => (string?)found?["id"] == "PL102");
    }

    [Fact]
    public void Annotations_are_escaped_one_to_a_line()
    {
        using var desk = new Desk();
        desk.Put("docs/100%, a:b.md", "# Plan: x\n\n## Phases\n\n### Phase 1: y\n- **Files**: `a%.md` (edit)\n\n#### Steps\n1. Edit `a%.md`.\n\n#### Verify\n- `true`\n");
        var lines = desk.Run("check", "docs", "--format", "github").Is(Outcome.NotDone).Out.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches("^::(error|warning|notice) file=docs/100%25%2C a%3Ab\\.md(,line=\\d+(,col=\\d+)?)?,title=PL\\d{3}::.+", line));
        Assert.Contains(lines, line => line.Contains("title=PL201::`a%25.md` is to be edited", StringComparison.Ordinal) && line.Contains("%0A", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_among_others_that_cannot_be_read_is_said_and_a_cancelled_check_ends()
    {
        using var desk = new Desk(commit: false);
        desk.Put("a.md", "# Plan: a\n");
        using (var sparse = File.Create(desk.At("b.md")))
        {
            sparse.SetLength(64_000_001);
        }

        Assert.Contains("b.md is larger than 64 MB", desk.Run("check", ".").Is(Outcome.Usage).All);
        File.Delete(desk.At("b.md"));
        Assert.Equal(130, (await desk.RunAsync(new CancellationToken(true), "check", ".")).Code);
    }

    [Fact]
    public void Sarif_names_its_rules_and_places()
    {
        using var desk = new Desk();
        desk.Put("docs/my plan.md", "# Plan: x\n\n## Phases\n\n### Phase 1: y\n- **Files**: `absent.md` (edit)\n\n#### Steps\n1. Edit `absent.md`.\n\n#### Verify\n- `git diff --check`\n");
        var json = JsonNode.Parse(desk.Run("check", "docs/my plan.md", "--format", "sarif").Is(Outcome.NotDone).Out) ?? new JsonObject();
        Assert.Equal("2.1.0", (string?)json["version"]);
        var run = json["runs"]?[0];
        var rules = (run?["tool"]?["driver"]?["rules"] as JsonArray ?? []).Select(rule => (string?)rule?["id"]).ToList();
        var results = run?["results"] as JsonArray ?? [];
        Assert.All(results, result => Assert.Equal((string?)result?["ruleId"], rules[(int?)result?["ruleIndex"] ?? -1]));
        var missing = Assert.Single(results, result => (string?)result?["ruleId"] == "PL201");
        Assert.Equal("error", (string?)missing?["level"]);
        var place = missing?["locations"]?[0]?["physicalLocation"];
        Assert.Equal("docs/my%20plan.md", (string?)place?["artifactLocation"]?["uri"]);
        Assert.Equal(6, (int?)place?["region"]?["startLine"]);
    }

    [Fact]
    public void A_folder_of_plans_is_judged_as_each_of_them_is()
    {
        using var desk = new Desk();
        var turns = ScriptedModels.UpToReview;
        turns[1] = ScriptedModels.Turn("planner", ("submit_plan", new() { ["markdown"] = ScriptedModels.Plan.Replace("  - `src/greeting.txt` (new)", "  - `src/greeting.txt` (new)\n  - `src/app.txt` (edit)", StringComparison.Ordinal).Replace("- `src/app.txt`: stays as it is", "- The log", StringComparison.Ordinal) }));
        desk.Put(Desk.Script, ScriptedModels.Of(turns));
        desk.CommitAll();
        desk.Planned();
        desk.Put("foreplan.json", "{\n  \"foreplan\": 1,\n  \"checks\": { \"PL14O\": \"off\" }\n}\n");

        var alone = Ids(desk.Run("check", "1", "--json").Is(Outcome.NotDone));

        Assert.Contains("PL217", alone);
        Assert.Equal(alone, Ids(desk.Run("check", "plans", "--json").Is(Outcome.NotDone)));
    }

    [Fact]
    public void Moved_excerpts_are_written_with_their_new_lines()
    {
        using var desk = new Desk().Planned();
        const string Path = "plans/001-add-a-greeting/plan.md";
        desk.Put(Path, desk.Read(Path).Replace("#### Steps", "#### Current state\n```text src/app.txt:1\ntwo\n```\n\n#### Steps", StringComparison.Ordinal));
        Assert.Contains("PL212", desk.Run("check").Out);
        Assert.Contains("re-anchored", desk.Run("check", "--fix").Is(Outcome.Done).Out);
        Assert.Contains("```text src/app.txt:2\n", desk.Read(Path));
        Assert.DoesNotContain("PL212", desk.Run("check").Out);
    }

    private static IEnumerable<string> Ids(Said said) => (said.Json["diagnostics"] as JsonArray ?? []).Where(found => (string?)found?["file"] != "plans/001-add-a-greeting/spec.md").Select(found => (string?)found?["id"] ?? "").Order();
}
