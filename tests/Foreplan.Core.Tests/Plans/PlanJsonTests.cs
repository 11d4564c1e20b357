using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects;
using Foreplan.Text;

namespace Foreplan.Plans;

public sealed partial class PlanJsonTests
{
    private static readonly string[] Promised =
    [
        "title", "base", "context", "questions", "decisions", "components", "data_flow", "phases", "implementation_order", "edge_cases", "risks", "out_of_scope", "stop_if", "done_when",
    ];

    private static DialectPlan Example => PlanDialects.Read(SourceText.From("plan.md", ExamplePlan.Text));

    [Fact]
    public void What_is_exported_has_the_published_shape()
    {
        var shape = Schema();
        foreach (var read in DialectExamples.All.Values.Select(text => PlanDialects.Read(text)).Append(Example))
        {
            using var json = JsonDocument.Parse(PlanExport.Write(read, PlanExportFormat.Json));
            Assert.Empty(shape.Faults(json.RootElement));
            Assert.All(Promised.Where(name => name != "base" || read.Plan.PlannedAt is not null), name => Assert.True(json.RootElement.TryGetProperty(name, out _), name));
        }
    }

    [Fact]
    public void The_shape_refuses_what_is_not_in_it()
    {
        var json = JsonNode.Parse(PlanExport.Write(Example, PlanExportFormat.Json)) as JsonObject ?? [];
        json["phases"]![0]!["fils"] = new JsonArray();
        json["risks"] = "none";
        json.Remove("title");
        using var changed = JsonDocument.Parse(json.ToJsonString());
        Assert.Equal(["$.phases[0].fils is unknown", "$.risks is a String", "$.title is missing"], Schema().Faults(changed.RootElement).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_exported_is_read_back_as_the_same_plan()
    {
        var back = PlanDialects.Read(SourceText.From("plan.json", PlanExport.Write(Example, PlanExportFormat.Json)));
        Assert.Equal("json", back.Dialect);
        Assert.Equal(ExamplePlan.Text, back.Markdown);
    }

    [Fact]
    public void Without_its_Markdown_the_fields_alone_are_the_same_plan()
    {
        var json = JsonNode.Parse(PlanExport.Write(Example, PlanExportFormat.Json)) as JsonObject ?? [];
        json.Remove("markdown");
        var back = PlanDialects.Read(SourceText.From("plan.json", json.ToJsonString()));
        var again = JsonNode.Parse(PlanExport.Write(back, PlanExportFormat.Json)) as JsonObject ?? [];
        Assert.Equal(Said(json), Said(again));
    }

    [Fact]
    public void Where_fields_were_edited_the_fields_count()
    {
        var json = JsonNode.Parse(PlanExport.Write(Example, PlanExportFormat.Json)) as JsonObject ?? [];
        json["phases"]![0]!["title"] = "Another title";
        var back = PlanDialects.Read(SourceText.From("plan.json", json.ToJsonString()));
        Assert.Equal("Another title", back.Plan.Phases[0].Title);
    }

    [Theory]
    [InlineData("{\"phases\": 3}")]
    [InlineData("{\"markdown\": null}")]
    [InlineData("{ \"tasks\": [ 1, \"a\", null ] }")]
    [InlineData("{ \"a\": ")]
    [InlineData("{}")]
    public void Json_that_is_no_plan_is_read_as_a_text_without_phases(string text) =>
        Assert.Empty(PlanDialects.Read(SourceText.From("plan.json", text)).Plan.Phases);

    // Sections of a phase have no order of their own: excerpts are written before steps.
    private static List<string> Said(JsonObject json) =>
        [.. Leaves(json).Where(leaf => !leaf.StartsWith("$.markdown", StringComparison.Ordinal)).Select(leaf => SectionNumber().Replace(leaf, "sections")).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Leaves(JsonNode? node, string at = "$") => node switch
    {
        JsonObject held => held.SelectMany(property => Leaves(property.Value, $"{at}.{property.Key}")),
        JsonArray list => list.SelectMany((item, index) => Leaves(item, $"{at}[{index}]")),
        _ => [$"{at}: {node}"],
    };

    [GeneratedRegex(@"sections\[\d+\]")]
    private static partial Regex SectionNumber();

    private static SchemaShape Schema() => new(JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs", "foreplan.plan.schema.json"))).RootElement);
}
