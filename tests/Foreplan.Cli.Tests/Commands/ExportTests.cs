using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class ExportTests
{
    [Fact]
    public void A_plan_goes_out_as_each_format()
    {
        using var desk = new Desk().Planned();
        Assert.Equal(desk.Read("plans/001-add-a-greeting/plan.md"), desk.Run("export", "1", "--format", "markdown").Is(Outcome.Done).Out);
        Assert.NotNull((JsonNode.Parse(desk.Run("export", "1", "--format", "json").Is(Outcome.Done).Out) as JsonObject)?["phases"]);
        Assert.StartsWith("<!doctype html>", desk.Run("export", "--format", "html").Is(Outcome.Done).Out);
        Assert.StartsWith("# Tasks: ", desk.Run("export", "1", "--format", "spec-kit").Is(Outcome.Done).Out);
        Assert.StartsWith("# Plan 001: ", desk.Run("export", "1", "--format", "improve").Is(Outcome.Done).Out);
        Assert.NotNull(JsonNode.Parse(desk.Run("export", "1", "--format", "task-master").Is(Outcome.Done).Out)?["master"]);
        Assert.Contains("markdown", desk.Run("export", "1", "--format", "pdf").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void A_file_is_written_where_it_is_wanted()
    {
        using var desk = new Desk().Planned();
        desk.Run("export", "1", "--format", "html", "--output", "plan.html").Is(Outcome.Done);
        Assert.StartsWith("<!doctype html>", desk.Read("plan.html"));
        Assert.NotEqual((int)Outcome.Done, desk.Run("export", "1", "--output", "absent/plan.md").Code);
    }

    [Fact]
    public void Any_document_goes_out_also_where_there_is_no_repository()
    {
        using var desk = new Desk();
        var folder = Directory.CreateDirectory(Path.Combine(desk.Temp, "loose")).FullName;
        File.WriteAllText(Path.Combine(folder, "plan.md"), "# Implementation Plan: Login\n\n## Phase 1: Database\n\n### Migration: 001.sql\nCREATE TABLE a (b int);\n");
        desk.Folder = folder;
        var json = JsonNode.Parse(desk.Run("export", "plan.md", "--format", "json").Is(Outcome.Done).Out);
        Assert.Equal("CREATE TABLE a (b int);", (string?)json?["phases"]?[0]?["sections"]?[0]?["body"]);
    }
}
