using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

public sealed class DialectExamplesTests
{
    public static TheoryData<string, string[]> Phases => new()
    {
        { "improve", ["Keep the session on the request", "Read it from there"] },
        { "spec-kit", ["Setup (Shared Infrastructure)", "User Story 1 - Albums (Priority: P1)"] },
        { "superpowers", ["Parser"] },
        { "openspec", ["Database", "Service"] },
        { "kiro", ["Set up the parser", "Add the tokenizer"] },
        { "execplan", ["Retry", "Metrics"] },
        { "ce-plan", ["Measure", "Write"] },
        { "task-master", ["Add the table", "Read the table"] },
        { "codex", ["Rename the flag"] },
        { "antigravity", ["Writer", "Rotation"] },
        { "gsd", ["Writer", "Button"] },
        { "phases", ["Database", "API"] },
        { "markdown", ["Move the cache"] },
    };

    [Theory]
    [MemberData(nameof(Phases))]
    public void Each_example_is_known_by_its_text_and_has_its_phases(string dialect, string[] titles)
    {
        var read = DialectExamples.Read(dialect);
        Assert.Equal(dialect, read.Dialect);
        Assert.Equal(titles, read.Plan.Phases.Select(phase => phase.Title));
        Assert.All(read.Plan.Phases, phase => Assert.InRange(phase.Span.Line, 1, read.Plan.Source.Lines.Count));
    }

    [Fact]
    public void Every_example_of_the_document_is_tested() =>
        Assert.Equal(Phases.Select(row => (string)((object[])row)[0]).Order(StringComparer.Ordinal), DialectExamples.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Phases))]
    public void Each_example_comes_out_of_every_format_and_in_again_as_the_same_text(string dialect, string[] titles)
    {
        var read = DialectExamples.Read(dialect);
        foreach (var format in PlanExport.Names.Values)
        {
            FixedPoint.Holds(read, format);
        }

        var json = PlanDialects.Read(SourceText.From("plan.json", PlanExport.Write(read, PlanExportFormat.Json)));
        Assert.Equal(titles, json.Plan.Phases.Select(phase => phase.Title));
        Assert.Equal(read.Markdown, json.Markdown);
    }

    [Fact]
    public void Improve_has_status_scope_gates_and_stop_conditions()
    {
        var plan = DialectExamples.Read("improve").Plan;
        Assert.Equal(("P1", "abc1234"), (plan.Header["Priority"], plan.PlannedAt));
        Assert.Equal(["npm test -- session", "npm run lint"], plan.Phases.Select(phase => Assert.Single(phase.Gates).Text.Trim('`').Split('`')[0]).Select(text => text.Trim()));
        Assert.All(plan.Phases, phase => Assert.Equal("src/session.js", Assert.Single(phase.Files).Path));
        Assert.Equal("npm test", string.Join(' ', Assert.Single(plan.DoneWhen).Words));
        Assert.Single(plan.OutOfScope);
        Assert.Contains("no `get`", Assert.Single(plan.StopIf).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Spec_kit_has_done_steps_and_files_of_its_tasks()
    {
        var phases = DialectExamples.Read("spec-kit").Plan.Phases;
        Assert.Equal([true, false], phases[0].Steps.Select(step => step.Done ?? false));
        Assert.Equal(["src/models/album.ts", "src/views/albums.ts"], phases[1].Files.Select(file => file.Path));
    }

    [Fact]
    public void Superpowers_has_kinds_of_files_and_no_gate_that_is_to_fail()
    {
        var phase = Assert.Single(DialectExamples.Read("superpowers").Plan.Phases);
        Assert.Equal([("src/dates.py", ChangeKind.New), ("src/main.py", ChangeKind.Edit), ("tests/test_dates.py", ChangeKind.Edit)], phase.Files.Select(file => (file.Path, file.Kind)));
        Assert.Equal(2, phase.Steps.Count);
        Assert.Equal(["pytest", "tests/test_dates.py", "-v"], Assert.Single(phase.Gates).Words);
    }

    [Fact]
    public void Kiro_has_requirements_and_steps_with_their_state()
    {
        var phases = DialectExamples.Read("kiro").Plan.Phases;
        Assert.Contains("1.1", string.Join(' ', phases[0].Requirements), StringComparison.Ordinal);
        Assert.Equal(2, phases[1].Steps.Count);
        Assert.Equal(true, phases[1].Steps[0].Done);
    }

    [Fact]
    public void Gsd_has_files_steps_and_gates_of_its_tags()
    {
        var phases = DialectExamples.Read("gsd").Plan.Phases;
        Assert.Equal([["src/csv.ts", "src/csv.test.ts"], ["src/Toolbar.tsx"]], phases.Select(phase => phase.Files.Select(file => file.Path)));
        Assert.Equal(["npx vitest run src/csv.test.ts", "npm run build"], phases.Select(phase => string.Join(' ', Assert.Single(phase.Gates).Words)));
        Assert.Equal([(1, 10), (1, 19)], phases.Select(phase => (phase.Steps.Count, phase.Span.Line)));
    }

    [Fact]
    public void A_gsd_action_of_several_paragraphs_is_one_step_and_hides_no_gate()
    {
        var phase = Assert.Single(PlanDialects.Read(SourceText.From("a.md", "<tasks>\n<task type=\"auto\">\n<name>Writer</name>\n<action>\n## Fields\nQuote fields.\n\nThen write the header.\n---\n</action>\n<verify>npm test</verify>\n</task>\n</tasks>\n")).Plan.Phases);
        Assert.Contains("Then write the header.", Assert.Single(phase.Steps).Text, StringComparison.Ordinal);
        Assert.Equal(["npm", "test"], Assert.Single(phase.Gates).Words);
    }

    [Fact]
    public void Task_master_has_dependencies_and_places_in_the_json()
    {
        var read = DialectExamples.Read("task-master");
        Assert.Equal([1], read.Plan.Phases[1].DependsOn);
        Assert.Contains("\"id\": 2", read.Plan.Source.Lines[read.Plan.Phases[1].Span.Line], StringComparison.Ordinal);
        Assert.Single(read.Plan.Phases[0].Gates);
    }

    [Fact]
    public void An_untagged_task_list_of_an_older_task_master_is_read()
    {
        var read = PlanDialects.Read(SourceText.From("tasks.json", """{"tasks":[{"id":1,"title":"A","status":"pending","dependencies":[]}]}"""));
        Assert.Equal(("task-master", "A"), (read.Dialect, Assert.Single(read.Plan.Phases).Title));
    }

    [Fact]
    public void Units_that_wait_for_others_do_so_by_what_stands_outside_of_parentheses()
    {
        var text = DialectExamples.All["ce-plan"].Text.Replace("**Goal:** The record has the field.", "**Goal:** The record has the field.\n\n**Dependencies:** Unit 1 (so that Unit 2 and Unit 7 can follow)", StringComparison.Ordinal);
        Assert.Equal([1], PlanDialects.Read(SourceText.From("a.md", text)).Plan.Phases[1].DependsOn);
    }

    [Fact]
    public void A_verb_in_front_of_a_path_says_more_than_a_word_behind_it()
    {
        var text = DialectExamples.All["superpowers"].Text.Replace("`src/main.py:10-20`", "`src/main.py` (new Stage 5b, add a check)", StringComparison.Ordinal);
        Assert.Equal(ChangeKind.Edit, PlanDialects.Read(SourceText.From("a.md", text)).Plan.Phases[0].Files[1].Kind);
    }

    [Fact]
    public void What_a_dialect_lacks_is_said_once_each()
    {
        var said = DialectExamples.Read("phases").Plan.Diagnostics.Where(found => found.Id.StartsWith("PL05", StringComparison.Ordinal)).ToList();
        Assert.Equal(said.Count, said.Distinct().Count());
        Assert.Contains(said, found => found.Id == "PL051");
        Assert.Contains(said, found => found.Id == "PL056" && found.Message.Contains("Risks", StringComparison.Ordinal));
        Assert.All(said, found => Assert.NotEqual(Diagnostics.Severity.Error, found.Severity));
    }

    [Fact]
    public void A_spec_kit_feature_is_one_plan_with_its_spec()
    {
        var read = PlanDialects.Read(
        [
            SourceText.From("001-albums/spec.md", "# Feature Specification: Albums\n\n- **FR-001**: System MUST list albums\n"),
            SourceText.From("001-albums/plan.md", "# Implementation Plan: Albums\n\n## Summary\n\nTypeScript.\n\n## Technical Context\n\nNode 22\n"),
            SourceText.From("001-albums/tasks.md", DialectExamples.All["spec-kit"].Text),
            SourceText.From("001-albums/research.md", "# Research\n\nWe chose SQLite.\n"),
        ]);
        var plan = Assert.Single(read);
        Assert.Equal("spec-kit", plan.Dialect);
        Assert.Equal(2, plan.Plan.Phases.Count);
        Assert.Contains("FR-001", plan.Spec, StringComparison.Ordinal);
        Assert.Contains("Node 22", plan.Markdown, StringComparison.Ordinal);
        Assert.Contains("We chose SQLite.", plan.Markdown, StringComparison.Ordinal);
        Assert.Equal(4, plan.Originals.Count);
    }

    [Fact]
    public void An_OpenSpec_change_and_a_Kiro_spec_are_one_plan_each()
    {
        var read = PlanDialects.Read(
        [
            SourceText.From("changes/a/proposal.md", "## Why\n\nBecause the table is missing and nobody can log in today.\n\n## What Changes\n\n- A table\n\n## Impact\n\n- `db/`\n"),
            SourceText.From("changes/a/tasks.md", DialectExamples.All["openspec"].Text),
            SourceText.From("changes/a/specs/auth/spec.md", "## ADDED Requirements\n### Requirement: Login\nThe system SHALL log in.\n#### Scenario: ok\n- **WHEN** x\n- **THEN** y\n"),
            SourceText.From("specs/b/requirements.md", "# Requirements\n\n### Requirement 1\n\n#### Acceptance Criteria\n1. WHEN a THEN THE system SHALL b\n"),
            SourceText.From("specs/b/design.md", "# Design\n\n## Overview\n\nA parser.\n"),
            SourceText.From("specs/b/tasks.md", DialectExamples.All["kiro"].Text),
        ]);
        Assert.Equal(["openspec", "kiro"], read.Select(plan => plan.Dialect));
        Assert.Contains("The system SHALL log in.", read[0].Spec, StringComparison.Ordinal);
        Assert.Contains("nobody can log in", read[0].Markdown, StringComparison.Ordinal);
        Assert.Contains("Requirement 1", read[1].Spec, StringComparison.Ordinal);
        Assert.Contains("A parser.", read[1].Markdown, StringComparison.Ordinal);
    }
}
