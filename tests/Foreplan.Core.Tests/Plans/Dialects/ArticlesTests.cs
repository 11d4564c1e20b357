using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

public sealed class ArticlesTests
{
    private static readonly string[] Kept =
    [
        "001_add_auth_tables.sql", "CREATE TABLE users (", "user_id UUID REFERENCES users(id),", "CREATE INDEX idx_sessions_token ON sessions(token);",
        "POST /auth/login", "\"remember_me\": true", "\"success\": false,", "400: Missing email or password", "401: Invalid credentials (same message for wrong email or wrong password)",
        "429: Too many attempts (rate limiting)", "500: Database error",
    ];

    [Theory]
    [InlineData(PlanExportFormat.Markdown)]
    [InlineData(PlanExportFormat.Json)]
    [InlineData(PlanExportFormat.Html)]
    [InlineData(PlanExportFormat.SpecKit)]
    [InlineData(PlanExportFormat.Improve)]
    [InlineData(PlanExportFormat.TaskMaster)]
    public void The_known_plan_keeps_contracts_migrations_and_the_table_of_errors(PlanExportFormat format)
    {
        if (Read("plan.md") is not { } read)
        {
            return;
        }

        Assert.Equal([1, 2, 3], read.Plan.Phases.Select(phase => phase.Id));
        var text = PlanExport.Write(read, format);
        // JSON and HTML write some characters their own way.
        var plain = format is PlanExportFormat.Json or PlanExportFormat.TaskMaster ? text.Replace("\\\"", "\"", StringComparison.Ordinal)
            : format == PlanExportFormat.Html ? System.Net.WebUtility.HtmlDecode(text) : text;
        Assert.All(Kept, kept => Assert.Contains(kept, plain, StringComparison.Ordinal));
        FixedPoint.Holds(read, format);
    }

    [Fact]
    public void The_known_plan_in_JSON_has_them_in_its_phases_and_comes_back_as_the_same_plan()
    {
        if (Read("plan.md") is not { } read)
        {
            return;
        }

        var json = PlanExport.Write(read, PlanExportFormat.Json);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var sections = document.RootElement.GetProperty("phases").EnumerateArray().SelectMany(phase => phase.GetProperty("sections").EnumerateArray()).Select(section => (Title: section.GetProperty("title").GetString(), Body: section.GetProperty("body").GetString())).ToList();
        Assert.Contains(sections, section => section.Title == "Migration: 001_add_auth_tables.sql" && section.Body?.Contains("CREATE TABLE sessions", StringComparison.Ordinal) == true);
        Assert.Contains(sections, section => section.Title == "POST /auth/login" && section.Body?.Contains("429: Too many attempts", StringComparison.Ordinal) == true);
        var back = PlanDialects.Read(SourceText.From("plan.json", json));
        Assert.Equal(read.Markdown, back.Markdown);
        Assert.Equal(read.Plan.Phases.Select(phase => phase.Title), back.Plan.Phases.Select(phase => phase.Title));
    }

    [Theory]
    [InlineData("PLANS.md", 3)]
    [InlineData("example-plan-output.md", 4)]
    [InlineData("plan.md", 3)]
    [InlineData("shallow-plan.md", 1)]
    public void Every_known_plan_has_its_phases(string name, int phases)
    {
        if (Read(name) is { } read)
        {
            Assert.Equal(phases, read.Plan.Phases.Count);
        }
    }

    private static DialectPlan? Read(string name) =>
        Cases.Find($"articles/{name}") is { } path ? PlanDialects.Read(SourceText.Decode(name, File.ReadAllBytes(path))) : null;
}
