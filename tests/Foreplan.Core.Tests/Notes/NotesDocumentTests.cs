using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Text;

namespace Foreplan.Notes;

/// <summary>The examples of docs/notes.md are what the program reads and writes.</summary>
public sealed class NotesDocumentTests
{
    private static string Document => File.ReadAllText(Path.Combine(Golden.Root, "docs", "notes.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_example_of_notes_json_is_written_back_as_it_was_read()
    {
        var example = Blocks("json").Single();
        var (book, found) = NoteBookJson.Read("notes.json", Encoding.UTF8.GetBytes(example));
        Assert.Empty(found);
        Assert.NotNull(book);
        var written = NoteBookJson.Write(book with { Read = [] });
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(example), JsonNode.Parse(written)), Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void Every_field_is_in_the_example_and_explained()
    {
        var example = Blocks("json").Single();
        var fields = new[] { typeof(Note), typeof(NoteAnchor), typeof(Disposition), typeof(PlanVersion) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.CanWrite)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All([.. fields, "foreplan", "versions", "lastNote", "line", "column"], field =>
        {
            Assert.Contains($"\"{field}\":", example, StringComparison.Ordinal);
            Assert.Contains($"`{field}`", Document, StringComparison.Ordinal);
        });
        Assert.All(Enum.GetNames<NoteState>().Concat(Enum.GetNames<NoteKind>()), word => Assert.Contains($"`{word.ToLowerInvariant()}`", Document, StringComparison.Ordinal));
    }

    [Fact]
    public void The_marked_text_is_that_plan_with_those_notes()
    {
        var (marked, plan) = (Blocks("markdown")[0], Blocks("markdown")[1]);
        var lifted = MarkLifter.Lift(SourceText.From("plan.md", marked));
        Assert.Equal(plan, lifted.Clean);
        Assert.Equal(marked, lifted.Restore());
        var rows = Document.Split("| kind | on | text |\n|---|---|---|\n")[1].Split("\n\n")[0].Split('\n');
        Assert.Equal(rows, lifted.Notes.Select(note => $"| {note.Kind.ToString().ToLowerInvariant()} | {lifted.Clean.Substring(note.QuoteStart, note.QuoteLength)} | {note.Text.Trim()} |"));
    }

    private static string[] Blocks(string language) => [.. Document.Split($"```{language}\n").Skip(1).Select(block => block.Split("```\n")[0])];
}
