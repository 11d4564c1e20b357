using Foreplan.Models.Scripted;

namespace Foreplan.Models.Tests;

public sealed class ScriptDocumentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("foreplan-doc-");

    [Fact]
    public void The_example_of_the_document_is_read_and_has_a_turn_for_every_role()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Foreplan.slnx")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The repository's root was not found.");
        }

        var text = File.ReadAllText(Path.Combine(root, "docs", "scripted-models.md"));
        var start = text.IndexOf("```json\n", StringComparison.Ordinal) + 8;
        var example = Path.Combine(folder.FullName, "models.json");
        File.WriteAllText(example, text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)]);

        var script = ScriptFile.Read(example, "models.json");

        Assert.Equal(5, script.Turns.Count);
        Assert.Equal<string>(["executor", "planner", "reviewer"], script.Turns.Select(turn => turn.Role).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(script.Turns, turn => turn.Calls.Count == 2);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
