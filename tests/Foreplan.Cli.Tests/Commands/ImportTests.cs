using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class ImportTests
{
    private const string Tasks = "# Tasks: Photo albums\n\n## Phase 1: Setup\n\n- [ ] T001 Create Album in src/album.ts\n\n## Phase 2: List\n\n- [ ] T002 Create the list in src/list.ts (depends on T001)\n- [ ] T003 Run `npm test`\n";

    [Fact]
    public void A_folder_of_spec_kit_becomes_a_plan_with_its_spec_and_the_originals_beside_it()
    {
        using var desk = new Desk();
        desk.Put(".specify/specs/001-albums/spec.md", "# Feature Specification: Photo albums\n\n- **FR-001**: System MUST list albums\n");
        desk.Put(".specify/specs/001-albums/plan.md", "# Implementation Plan: Photo albums\n\n## Summary\n\nAlbums in TypeScript.\n");
        desk.Put(".specify/specs/001-albums/tasks.md", Tasks);
        desk.Put(".specify/specs/001-albums/contracts/api.yaml", "openapi: 3.1.0\r\n");
        var said = desk.Run("import", ".specify/specs/001-albums", "--json").Is(Outcome.Done).Json;
        var plan = Assert.Single(said["plans"] as JsonArray ?? []);
        var path = (string?)plan?["path"] ?? "";
        Assert.Equal(("spec-kit", 2), ((string?)plan?["dialect"], (plan?["phases"] as JsonArray)?.Count));
        Assert.Contains("FR-001", desk.Read($"{path}/spec.md"), StringComparison.Ordinal);
        Assert.Contains("### Phase 2: List", desk.Read($"{path}/plan.md"), StringComparison.Ordinal);
        Assert.Contains("Albums in TypeScript.", desk.Read($"{path}/plan.md"), StringComparison.Ordinal);
        Assert.Equal(Tasks, File.ReadAllText(Directory.GetFiles(desk.At(path), "original-*tasks.md").Single()));
        Assert.Equal("openapi: 3.1.0\r\n", File.ReadAllText(Directory.GetFiles(desk.At(path), "original-*contracts-api.yaml").Single()));
        // It is a plan like any other then, and its originals are no plans.
        Assert.Contains("PL115", desk.Run("check", (string?)plan?["plan"] ?? "").Is(Outcome.NotDone).Out);
        Assert.DoesNotContain("original-", desk.Run("check", "plans").Out);
    }

    [Fact]
    public void A_folder_of_plans_becomes_one_plan_each_and_its_index_is_left_and_said()
    {
        using var desk = new Desk();
        desk.Put("advice/README.md", "# Plans\n\n| Plan | Status |\n|---|---|\n| 001 | TODO |\n");
        desk.Put("advice/001-a.md", Improve("001", "Cache the lookup"));
        desk.Put("advice/002-b.md", Improve("002", "Drop the cache"));
        var said = desk.Run("import", "advice").Is(Outcome.Done);
        Assert.Contains("2 plans imported", said.All);
        Assert.Contains("advice/README.md: left", said.Out);
        Assert.Contains("# Plan: Cache the lookup", desk.Read("plans/001-cache-the-lookup/plan.md"));
        Assert.Contains("# Plan: Drop the cache", desk.Read("plans/002-drop-the-cache/plan.md"));
    }

    [Fact]
    public void A_list_of_task_master_and_our_own_json_are_taken()
    {
        using var desk = new Desk();
        desk.Put(".taskmaster/tasks/tasks.json", """{"master":{"tasks":[{"id":1,"title":"Add the table","status":"pending","dependencies":[],"details":"Write `db/a.sql`."}]}}""");
        var first = desk.Run("import", ".taskmaster/tasks/tasks.json", "--json").Is(Outcome.Done).Json["plans"]?[0];
        Assert.Equal("task-master", (string?)first?["dialect"]);
        desk.Run("export", (string?)first?["plan"] ?? "", "--format", "json", "--output", "plan.json").Is(Outcome.Done);
        var second = desk.Run("import", "plan.json", "--json").Is(Outcome.Done).Json["plans"]?[0];
        Assert.Equal("json", (string?)second?["dialect"]);
        Assert.Equal(desk.Read($"{first?["path"]}/plan.md"), desk.Read($"{second?["path"]}/plan.md"));
    }

    [Fact]
    public void A_plan_comes_in_by_standard_input()
    {
        using var desk = new Desk();
        desk.Typed = "<proposed_plan>\n# Rename the flag\n\n1. Rename `--fast` in `src/app.txt`.\n2. Run `npm test`.\n</proposed_plan>\n";
        Assert.Equal("codex", (string?)desk.Run("import", "-", "--json").Is(Outcome.Done).Json["plans"]?[0]?["dialect"]);
    }

    [Fact]
    public void What_is_no_text_or_not_there_imports_nothing()
    {
        using var desk = new Desk();
        desk.Put("good.md", Tasks);
        File.WriteAllBytes(desk.At("bad.md"), [0xff, 0x00, 0x80, 0x00, 0x81]);
        Assert.Contains("bad.md", desk.Run("import", "good.md", "bad.md").Is(Outcome.Usage).Error);
        Assert.Contains("absent.md", desk.Run("import", "good.md", "absent.md").Is(Outcome.Usage).Error);
        Assert.False(Directory.Exists(desk.At("plans")));
    }

    [Theory]
    [InlineData("pyproject.toml", "# Build\n[project]\nname = \"shop\"\n")]
    [InlineData("package.json", "{ \"name\": \"shop\" }")]
    [InlineData("list.json", "[1]")]
    public void What_is_neither_Markdown_nor_a_plan_in_JSON_is_refused_with_what_to_do_next(string file, string text)
    {
        using var desk = new Desk();
        desk.Put(file, text);
        var error = desk.Run("import", file).Is(Outcome.Usage).Error;
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("Name ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("plans")));
    }

    [Fact]
    public void A_plan_that_is_imported_again_is_said_to_be_there_already()
    {
        using var desk = new Desk();
        desk.Put("notes.markdown", Tasks);
        Assert.DoesNotContain("same text", desk.Run("import", "notes.markdown").Is(Outcome.Done).All, StringComparison.Ordinal);
        desk.Put("plans/001-photo-albums/plan.md", desk.Read("plans/001-photo-albums/plan.md") + "\nMore.\n");
        Assert.Contains("plans/001-photo-albums was made of the same text", desk.Run("import", "notes.markdown").Is(Outcome.Done).Out, StringComparison.Ordinal);
        Assert.Equal("001-photo-albums", (string?)desk.Run("import", "notes.markdown", "--json").Is(Outcome.Done).Json["plans"]?[0]?["sameAs"]);
    }

    private static string Improve(string number, string title) =>
        $"# Plan {number}: {title}\n\n> **Executor instructions**: Follow this plan step by step.\n\n## Steps\n\n### Step 1: Do it\nEdit `src/app.txt`.\n\n**Verify**: `npm test` → exit 0\n\n## STOP conditions\n- None.\n";
}
