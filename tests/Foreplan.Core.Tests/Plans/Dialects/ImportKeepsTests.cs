using System.Text.Json.Nodes;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

public sealed class ImportKeepsTests
{
    private const string Tasks = """
        {"master":{"tasks":[
         {"id":1,"title":"Store","description":"Sessions.","status":"in-progress","dependencies":[],"priority":"high","details":"Write it.","testStrategy":"",
          "complexity":7,"assignee":"kim","estimate":{"hours":4},"acceptanceCriteria":"Sessions survive","scopeBoundaries":{"excluded":"the admin"},
          "relevantFiles":["src/plain.js",{"path":"docs/a.md","description":"how stores are named","action":"reference"},{"path":"src/a.js","description":"the store, with an LRU","action":"create"},{"path":"src/b.js","description":"wire it","action":"modify"}],
          "subtasks":[{"id":1,"title":"Table","status":"done","dependencies":[],"assignedTo":"lee"},{"id":2,"title":"Code","status":"in-progress","dependencies":[1],"details":"fast"},{"id":7,"title":"Docs","status":"deferred","dependencies":[]}]}],
         "metadata":{"created":"2025-01-01","description":"About","owner":"me"},"version":"2"}}
        """;

    private static DialectPlan Read(string text, string name = "a.md") => PlanDialects.Read(SourceText.From(name, text));

    private static DialectPlan Improve(string scope) =>
        Read($"# Plan 001: Limit uploads\n\n> **Executor instructions**: Go.\n\n## Scope\n\n{scope}\n\n## Steps\n### Step 1: Limiter\nWrite the limiter.\n\n## STOP conditions\n- No route.\n");

    [Theory]
    [InlineData("In scope: `src/a.js`, `src/b.js` (create)\nOut of scope: `src/old/`, frozen; the admin")]
    [InlineData("**In scope:** `src/a.js`, `src/b.js` (create)\n\n**Out of scope:** `src/old/`, frozen; the admin")]
    [InlineData("**In scope**: `src/a.js`; `src/b.js` (create)\n**Out of scope**: `src/old/`, frozen; the admin")]
    [InlineData("- **In scope**: `src/a.js`, `src/b.js` (create)\n- **Out of scope**: `src/old/`, frozen; the admin")]
    [InlineData("- **In scope**:\n  - `src/a.js`\n  - `src/b.js` (create)\n- **Out of scope**:\n  - `src/old/`, frozen; the admin")]
    [InlineData("**In scope** (only these):\n- `src/a.js`\n- `src/b.js` (create)\n\n**Out of scope** (do not touch):\n- `src/old/`, frozen; the admin")]
    [InlineData("### In scope\n- `src/a.js`\n- `src/b.js` (create)\n\n### Out of scope\n- `src/old/`, frozen; the admin")]
    public void What_improve_says_of_the_scope_is_the_scope_on_a_line_or_in_a_list(string scope)
    {
        var plan = Improve(scope).Plan;

        Assert.Equal([("src/a.js", ChangeKind.Edit), ("src/b.js", ChangeKind.New)], Assert.Single(plan.Phases).Files.Select(file => (file.Path, file.Kind)));
        Assert.Equal("`src/old/`, frozen; the admin", Assert.Single(plan.OutOfScope).Text);
    }

    [Fact]
    public void Each_of_several_files_on_a_line_has_its_own_kind()
    {
        var plan = Read("## Phase 1: A\n\n- **Files:** `src/a.js` (new), `src/b.js` (update), and `src/c.js` (deleted)\n\n1. Do it\n").Plan;
        Assert.Equal([("src/a.js", ChangeKind.New), ("src/b.js", ChangeKind.Edit), ("src/c.js", ChangeKind.Delete)], Assert.Single(plan.Phases).Files.Select(file => (file.Path, file.Kind)));
    }

    [Fact]
    public void Todos_of_cursor_are_the_steps_of_a_plan_without_phases()
    {
        var read = Read("---\nname: Start script\noverview: One command.\ntodos:\n  - id: a\n    content: \"Create `start.sh`: both parts\"\n    status: completed\n  - id: b\n    content: Update the\n      documents\n    status: in_progress\n  - id: c\n    content: Run it\n    status: pending\nisProject: false\n---\n\n## 1. Shape\n\nOne file.\n\n## 2. Ports\n\nTwo ports.\n");

        Assert.Equal(("cursor", "Start script"), (read.Dialect, read.Plan.Title));
        Assert.Equal([("Create `start.sh`: both parts", true), ("Update the documents (in progress)", false), ("Run it", false)], Assert.Single(read.Plan.Phases).Steps.Select(step => (step.Text, step.Done == true)));
        Assert.Equal([6, 9, 13], read.Plan.Phases[0].Steps.Select(step => step.Span.Line));
        Assert.All(new[] { "One file.", "Two ports.", "isProject: false" }, text => Assert.Contains(text, read.Markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_scope_in_words_stays_as_it_is()
    {
        var read = Improve("In scope: the upload route and its tests.\nOut of scope: the admin.");

        Assert.Contains("the upload route and its tests", read.Markdown, StringComparison.Ordinal);
        Assert.Equal("the admin.", Assert.Single(read.Plan.OutOfScope).Text);
    }

    [Fact]
    public void Files_of_task_master_keep_what_is_said_of_them()
    {
        var phase = Assert.Single(Read(Tasks, "tasks.json").Plan.Phases);

        Assert.Equal([("src/plain.js", ""), ("src/a.js", "the store, with an LRU"), ("src/b.js", "wire it")], phase.Files.Select(file => (file.Path, file.Remark)));
        Assert.Equal([ChangeKind.Edit, ChangeKind.New, ChangeKind.Edit], phase.Files.Select(file => file.Kind));
        Assert.Equal(("docs/a.md", "how stores are named"), phase.Read.Select(file => (file.Path, file.Remark)).Single());
    }

    [Fact]
    public void Fields_of_task_master_that_are_not_ours_stand_in_the_plan_and_come_back()
    {
        var read = Read(Tasks, "tasks.json");
        Assert.All(new[] { "kim", "lee", "\"hours\": 4", "the admin", "2025-01-01", "\"version\": \"2\"" }, word => Assert.Contains(word, read.Markdown, StringComparison.Ordinal));

        var list = JsonNode.Parse(PlanExport.Write(Read(read.Markdown, "plan.md"), PlanExportFormat.TaskMaster))!["master"]!;
        var (task, was) = (list["tasks"]![0]!, JsonNode.Parse(Tasks)!["master"]!["tasks"]![0]!);
        Assert.All(new[] { "status", "complexity", "assignee", "estimate", "acceptanceCriteria", "scopeBoundaries", "details" }, name => Assert.True(JsonNode.DeepEquals(was[name], task[name]), name));
        foreach (var (before, after) in was["subtasks"]!.AsArray().Zip(task["subtasks"]!.AsArray()))
        {
            Assert.All(before!.AsObject(), field => Assert.True(JsonNode.DeepEquals(field.Value, after![field.Key]), field.Key));
        }

        Assert.Equal(("2025-01-01", "me", "2"), ((string?)list["metadata"]!["created"], (string?)list["metadata"]!["owner"], (string?)list["version"]));
        FixedPoint.Holds(read, PlanExportFormat.TaskMaster);
    }

    [Fact]
    public void Boxes_of_kiro_keep_what_is_done_under_way_and_optional()
    {
        var phases = Read("# Implementation Plan\n\n- [x] 1. Table\n  - Create it\n\n- [-] 2. Service\n  - [x] 2.1 Make\n  - [-] 2.2 Resolve\n  - [ ]* 2.3 Property tests\n\n- [ ]* 3. Load tests\n  - With 100 users\n", "tasks.md").Plan.Phases;

        Assert.Equal(["Table", "Service", "Load tests (optional)"], phases.Select(phase => phase.Title));
        Assert.Equal(["done", "in progress", null], phases.Select(PlanExportText.StatusOf));
        Assert.True(Assert.Single(phases[0].Steps).Done);
        Assert.Equal([("2.1 Make", true), ("2.2 Resolve (in progress)", false), ("2.3 Property tests (optional)", false)], phases[1].Steps.Select(step => (step.Text, step.Done == true)));
    }

    [Theory]
    [InlineData(PlanExportFormat.SpecKit, "tasks.md")]
    [InlineData(PlanExportFormat.Improve, "plan.md")]
    [InlineData(PlanExportFormat.TaskMaster, "tasks.json")]
    public void The_state_of_a_phase_goes_out_and_comes_back(PlanExportFormat format, string name)
    {
        var read = Read("- [x] 1. Table\n  - Create it\n\n- [-] 2. Service\n  - [x] 2.1 Make\n", "tasks.md");

        Assert.Equal(["done", "in progress"], Read(PlanExport.Write(read, format), name).Plan.Phases.Select(phase => PlanExportText.StatusOf(phase)?.Replace('-', ' ')));
    }

    [Fact]
    public void Global_constraints_of_superpowers_are_constraints_that_every_phase_keeps()
    {
        var read = Read("# Limiter Implementation Plan\n\n> **For agentic workers:** REQUIRED SUB-SKILL: superpowers:x\n\n**Goal:** Limit.\n\n## Global Constraints\n\n- Node 22, no new\n  dependencies\n- English only\n\n---\n\n### Task 1: Bucket\n\n- [ ] **Step 1: Write it**\n\n### Task 2: Use\n\n- [ ] **Step 1: Use it**\n");

        Assert.Equal(["Node 22, no new dependencies", "English only"], SpecReader.Read(SourceText.From("spec.md", read.Spec ?? "")).Constraints.Select(item => item.Text));
        Assert.All(read.Plan.Phases, phase => Assert.Equal(["C1", "C2"], phase.Requirements));
        Assert.Contains("## Global Constraints\n- Node 22", read.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("Phases (", read.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Design Document", "# Requirements Document", "Photo share")]
    [InlineData("# Technical Design Document", "# Requirements: Photos for teams", "Photos for teams")]
    [InlineData("# Design Document: Shared photos", "# Requirements Document", "Shared photos")]
    [InlineData("# Design Document — Shared photos", "# Requirements Document", "Shared photos")]
    public void A_title_that_every_document_of_its_kind_has_is_not_the_plans(string design, string requirements, string title)
    {
        var read = Assert.Single(PlanDialects.Read(
        [
            SourceText.From(".kiro/specs/photo-share/requirements.md", $"{requirements}\n\n### Requirement 1\n\n#### Acceptance Criteria\n1. WHEN a THEN b\n"),
            SourceText.From(".kiro/specs/photo-share/design.md", $"{design}\n\n## Overview\n\nLinks.\n"),
            SourceText.From(".kiro/specs/photo-share/tasks.md", "# Implementation Plan\n\n- [ ] 1. Table\n  - Create it\n- [ ] 2. Route\n  - Add it\n"),
        ]));

        Assert.Equal(title, read.Plan.Title);
    }
}
