using System.Diagnostics;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class RealPlansTests
{
    [Fact]
    public void Every_real_document_is_read_in_a_few_seconds()
    {
        if (Cases.Find("plans") is not { } folder)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        var files = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            var source = SourceText.Decode(file, File.ReadAllBytes(file));
            var plan = PlanReader.Read(source);
            var spec = SpecReader.Read(source);
            Assert.All(plan.Phases, phase => Assert.Contains(phase.Text, source.Text, StringComparison.Ordinal));
            Assert.All(plan.Diagnostics.Concat(spec.Diagnostics), diagnostic => Assert.InRange(diagnostic.Line ?? 1, 1, source.Lines.Count));
        }

        Assert.True(files.Length >= 340);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void The_known_plan_in_phases_is_read_as_it_is()
    {
        if (Article("plan.md") is not { } plan)
        {
            return;
        }

        Assert.Equal("User Authentication", plan.Title);
        Assert.Equal([(1, "Database Setup"), (2, "API Implementation"), (3, "Frontend Implementation")], plan.Phases.Select(phase => (phase.Id, phase.Title)));
        var migration = Assert.Single(plan.Phases[0].Sections);
        Assert.Equal("Migration: 001_add_auth_tables.sql", migration.Title);
        Assert.StartsWith("CREATE TABLE users (\nid UUID PRIMARY KEY", migration.Body, StringComparison.Ordinal);
        Assert.EndsWith("CREATE INDEX idx_sessions_token ON sessions(token);", migration.Body, StringComparison.Ordinal);
        Assert.Contains("\"remember_me\": true\n}", plan.Phases[1].Sections[0].Body, StringComparison.Ordinal);
        Assert.Equal("...", plan.Phases[2].Intent);
    }

    [Fact]
    public void The_known_plan_in_four_parts_is_read_as_it_is()
    {
        if (Article("example-plan-output.md") is not { } plan)
        {
            return;
        }

        Assert.Equal("Add JWT authentication to Express API", plan.Title);
        Assert.Equal([1, 2, 3, 4], plan.Phases.Select(phase => phase.Id));
        Assert.Equal(3, plan.Context.Count);
        Assert.Equal(["Q1", "Q2", "Q3", "Q4"], plan.Questions.Select(question => question.Id));
        Assert.All(plan.Questions, question => Assert.Equal(QuestionState.Open, question.State));
        Assert.Equal(8, plan.Phases[2].Steps.Count);
        Assert.Equal(
            [("Breaking existing sessions", "Run both auth methods in parallel during transition"), ("Token theft", "Short expiry + refresh tokens, store in httpOnly cookies")],
            plan.Risks.Select(risk => (risk.Text, risk.Mitigation ?? "")));
    }

    [Fact]
    public void The_known_living_record_is_read_as_it_is()
    {
        if (Article("PLANS.md") is not { } plan)
        {
            return;
        }

        Assert.Equal("JWT Authentication Migration", plan.Title);
        Assert.Equal(["D1", "D2", "D3"], plan.Decisions.Select(decision => decision.Id));
        Assert.Equal([1, 2, 3], plan.Phases.Select(phase => phase.Id));
        Assert.Equal([("src/middleware/jwt.js", ChangeKind.New), ("package.json", ChangeKind.Edit)], plan.Phases[0].Files.Select(file => (file.Path, file.Kind)));
        Assert.Equal([2], plan.Phases[2].DependsOn);
        Assert.Equal("High", plan.Phases[2].Complexity);
        Assert.Equal(["Active", "Implemented"], plan.Risks.Select(risk => risk.Status));
    }

    [Fact]
    public void The_known_shallow_plan_has_no_phase()
    {
        if (Article("shallow-plan.md") is { } plan)
        {
            Assert.Empty(plan.Phases);
        }
    }

    private static Plan? Article(string name) =>
        Cases.Find($"articles/{name}") is { } path ? PlanReader.Read(SourceText.Decode(name, File.ReadAllBytes(path))) : null;
}
