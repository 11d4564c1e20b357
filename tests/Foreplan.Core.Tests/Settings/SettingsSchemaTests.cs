using System.Text;
using System.Text.Json.Nodes;
using Foreplan.Diagnostics;

namespace Foreplan.Settings;

/// <summary>docs/foreplan.schema.json and the reader say the same.</summary>
public sealed class SettingsSchemaTests
{
    private static readonly JsonObject Properties =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs", "foreplan.schema.json")))?["properties"]?.AsObject() ?? throw new InvalidOperationException();

    public static TheoryData<string> Names => [.. Properties.Select(property => property.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_of_the_schema_is_read(string name)
    {
        var examples = Properties[name]?["examples"]?.AsArray() ?? throw new InvalidOperationException($"{name} has no example.");
        foreach (var example in examples)
        {
            Assert.Empty(Read(name, example).Diagnostics);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_schema_forbids_is_refused(string name)
    {
        var wrong = Properties[name]?["type"]?.ToJsonString().Contains("string", StringComparison.Ordinal) == true ? (JsonNode)12 : "text";
        Assert.Equal(Severity.Error, Assert.Single(Read(name, wrong).Diagnostics).Severity);
    }

    [Fact]
    public void The_default_in_the_schema_is_the_readers()
    {
        var defaults = ProjectSettingsReader.Read(null);
        Assert.Equal(defaults.Attempts, Properties["attempts"]?["default"]?.GetValue<int>());
        Assert.Equal(defaults.RequireSignature, Properties["requireSignature"]?["default"]?.GetValue<bool>());
        Assert.Null(Properties["budgetUsd"]?["default"]);
    }

    [Fact]
    public void The_schema_knows_every_key_that_the_reader_knows()
    {
        // The reader names the nearest key it knows for one it does not.
        foreach (var known in new[] { "$schema", "foreplan", "setup", "allow", "env", "budgetUsd", "attempts", "contextTokens", "checks", "requireSignature" })
        {
            Assert.Contains($"\"{known}\"", Assert.Single(Read(known + "x", 1).Diagnostics).ToString().Replace('\'', '"').Replace('`', '"'), StringComparison.Ordinal);
            Assert.True(Properties.ContainsKey(known), known);
        }
    }

    private static ProjectSettings Read(string name, JsonNode? value) =>
        ProjectSettingsReader.Read(Encoding.UTF8.GetBytes(new JsonObject { [name] = value?.DeepClone() }.ToJsonString()));
}
