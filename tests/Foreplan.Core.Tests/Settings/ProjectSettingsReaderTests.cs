using System.Text;

namespace Foreplan.Settings;

public sealed class ProjectSettingsReaderTests
{
    [Fact]
    public void Settings_are_read()
    {
        var settings = Read("""
            { "$schema": "x", "foreplan": 1, "setup": [["npm", "ci"]], "allow": [["npm", "test"]], "env": ["CI"],
              "budgetUsd": 2.5, "attempts": 3, "contextTokens": 40000, "checks": {"PL140": "off"}, "requireSignature": true }
            """);
        Assert.Empty(settings.Diagnostics);
        Assert.Equal(["npm", "ci"], settings.Setup[0]);
        Assert.Equal(["npm", "test"], settings.Allow[0]);
        Assert.Equal((2.5m, 3, 40_000, "off", true), (settings.BudgetUsd, settings.Attempts, settings.ContextTokens, settings.Checks["PL140"], settings.RequireSignature));
    }

    [Fact]
    public void Without_a_file_there_are_defaults()
    {
        var settings = ProjectSettingsReader.Read(null);
        Assert.Equal((2, false), (settings.Attempts, settings.RequireSignature));
        Assert.Null(settings.BudgetUsd);
        Assert.Empty(settings.Diagnostics);
    }

    [Theory]
    [InlineData("{\n  \"setpu\": []\n}", "PL028", 2, 3)]
    [InlineData("{\n  \"attempts\": \"two\"\n}", "PL029", 2, 15)]
    [InlineData("{\n  \"setup\": [\"npm ci\"]\n}", "PL029", 2, 12)]
    [InlineData("{\n  \"budgetUsd\": -1\n}", "PL029", 2, 16)]
    [InlineData("{\"checks\": {\"PL140\": \"loud\"}}", "PL038", 1, 13)]
    [InlineData("{\n  \"checks\": {\n    \"PL140\": \"off\",\n    \"PL999\": \"off\"\n  }\n}", "PL037", 4, 5)]
    [InlineData("{\"checks\": {\"PL512\": \"off\"}}", "PL037", 1, 13)]
    [InlineData("{\"checks\": {\"PL140\": 1}}", "PL029", 1, 12)]
    [InlineData("{\"env\": [\"A=B\"]}", "PL029", 1, 9)]
    [InlineData("{\"foreplan\": 2}", "PL029", 1, 14)]
    [InlineData("{\"attempts\": 1,\n \"attempts\": 2}", "PL030", 2, 2)]
    [InlineData("{\n  \"attempts\": 1,\n}", "PL027", 3, 1)]
    [InlineData("{\n  // no\n}", "PL027", 2, 3)]
    [InlineData("[]", "PL029", 1, 1)]
    [InlineData("", "PL027", 1, 1)]
    public void What_is_wrong_is_an_error_with_its_place(string json, string id, int line, int column)
    {
        var problem = Assert.Single(Read(json).Diagnostics);
        Assert.Equal((id, "foreplan.json", line, column), (problem.Id, problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public void The_nearest_key_is_named() => Assert.Contains("\"setup\"", Read("{\"setpu\": []}").Diagnostics[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"checks\": {\"PL144x\": \"off\", \"PL140\": \"note\"}}", "\"PL144\"")]
    [InlineData("{\"checks\": {\"PL144\": \"warn\", \"PL140\": \"note\"}}", "\"warning\"")]
    public void The_nearest_rule_and_severity_are_named_and_the_others_hold(string json, string nearest)
    {
        var settings = Read(json);
        Assert.Contains(nearest, Assert.Single(settings.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal(("PL140", "note"), Assert.Single(settings.Checks.Select(pair => (pair.Key, pair.Value))));
    }

    private static ProjectSettings Read(string json) => ProjectSettingsReader.Read(Encoding.UTF8.GetBytes(json));
}
