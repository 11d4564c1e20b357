using Foreplan.Testing;

namespace Foreplan.Triage;

public sealed class TriageOfChangesTests
{
    private static readonly string[] TwelveLines = [.. Enumerable.Range(1, 12).Select(line => $"let line{line} = {line}")];

    [Fact]
    public void Documents_alone_are_direct() =>
        Is(TriageLevel.Direct, "documentation", Change("README.md", TwelveLines), Change("docs/auth.md", TwelveLines));

    [Fact]
    public void Under_ten_lines_are_direct() => Is(TriageLevel.Direct, "few-lines", Change("src/a.js", "one", "two"));

    [Fact]
    public void One_new_function_is_direct() =>
        Is(TriageLevel.Direct, "function", Change("src/a.js", ["function double(x) {", .. TwelveLines, "}"]));

    [Fact]
    public void Ten_lines_and_more_that_are_no_function_are_planned() => Is(TriageLevel.Plan, "unknown", Change("src/a.js", TwelveLines));

    [Fact]
    public void Three_files_are_planned_and_documents_and_lock_files_do_not_count()
    {
        Is(TriageLevel.Plan, "three-files", Change("a.js", "1"), Change("b.js", "1"), Change("c.js", "1"));
        Is(TriageLevel.Direct, "few-lines", Change("a.js", "1"), Change("b.js", "1"), Change("README.md", "1"), Change("package-lock.json", "1"));
    }

    [Fact]
    public void A_schema_is_planned() => Is(TriageLevel.Plan, "schema", Change("db/migrations/2.sql", "create table a (id int);"));

    [Theory]
    [InlineData("router.get('/users', list)")]
    [InlineData("app.MapPost(\"/orders\", Create);")]
    public void A_route_is_a_contract(string line) => Is(TriageLevel.Plan, "contract", Change("src/web.js", line));

    [Fact]
    public void Authentication_is_planned()
    {
        Is(TriageLevel.Plan, "authentication", Change("src/auth/guard.js", "1"));
        Is(TriageLevel.Plan, "authentication", Change("src/a.cs", "[Authorize]"));
    }

    [Fact]
    public void Security_is_reviewed()
    {
        Is(TriageLevel.PlanAndReview, "security", Change("src/a.py", "requests.get(url, verify=False)"));
        Is(TriageLevel.PlanAndReview, "security", Change("src/crypto/box.js", "1"));
    }

    [Theory]
    [InlineData("update users set id = uuid();")]
    [InlineData("ALTER TABLE users DROP COLUMN name;")]
    public void Data_that_is_there_is_reviewed(string line) => Is(TriageLevel.PlanAndReview, "data", Change("migrations/3.sql", line));

    [Fact]
    public void An_export_that_is_gone_breaks()
    {
        Is(TriageLevel.PlanAndReview, "breaking", new TriageChange("src/a.js", 'M', [], ["export function load(id) {"]));
        Is(TriageLevel.PlanAndReview, "breaking", new TriageChange("src/A.cs", 'M', ["public int Load(string id)"], ["public int Load(int id)"]));
        Is(TriageLevel.Direct, "few-lines", new TriageChange("src/a.js", 'M', ["export function load(id) {  "], ["export function load(id) {"]));
    }

    [Fact]
    public void A_larger_edit_of_what_others_depend_on_is_planned()
    {
        var tree = new MemoryTree(new Dictionary<string, string> { ["lib/store.js"] = "1", ["a.js"] = "require('./lib/store')", ["b.js"] = "require('./lib/store')" });

        Assert.Contains(Triager.OfChanges([Change("lib/store.js", TwelveLines)], tree).Reasons, reason => reason.Rule == "dependents");
    }

    [Fact]
    public void Nothing_changed_is_said() => Assert.Equal("Nothing changed.", Assert.Single(Triager.OfChanges([]).Reasons).Text);

    private static TriageChange Change(string path, params string[] added) => new(path, 'M', added, []);

    private static void Is(TriageLevel level, string rule, params TriageChange[] changes)
    {
        var result = Triager.OfChanges(changes);
        var seen = string.Join("\n", result.Reasons.Select(reason => $"{reason.Level} {reason.Rule}: {reason.Text}"));
        Assert.True(level == result.Level, $"{result.Word}\n{seen}");
        Assert.True(result.Reasons.Any(reason => reason.Rule == rule), seen);
    }
}
