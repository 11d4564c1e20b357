using System.Text;

namespace Foreplan.Notes;

public sealed class NoteBookTests
{
    private const string Example = """
        { "foreplan": 1, "team": "shop", "notes": [ {
          "id": "N3", "version": 2, "author": "you", "at": "2026-11-20T10:12:00Z", "colour": "red",
          "kind": "replace",
          "anchor": { "quote": "Install express-session", "from": {"line": 41, "column": 4}, "to": {"line": 41, "column": 27}, "shade": 1 },
          "text": "no, use the store that is already there",
          "disposition": { "state": "done", "version": 3, "where": "Phase 1, step 2", "why": null } } ] }
        """;

    [Fact]
    public void The_published_form_is_read_and_fields_that_are_not_known_are_kept()
    {
        var book = Book(Example);
        var note = Assert.Single(book.Notes);
        Assert.Equal(("N3", 2, "you", NoteKind.Replace), (note.Id, note.Version, note.Author, note.Kind));
        Assert.Equal((new TextPosition(41, 4), new TextPosition(41, 27)), (note.Anchor?.From, note.Anchor?.To));
        Assert.Equal(new Disposition { State = NoteState.Done, Version = 3, Where = "Phase 1, step 2" }, note.Disposition);
        var written = Encoding.UTF8.GetString(NoteBookJson.Write(book.Put(note with { Text = "<no> é" }).Add(note)));
        Assert.Contains("\"team\": \"shop\"", written);
        Assert.Contains("\"colour\": \"red\"", written);
        Assert.Contains("\"shade\": 1", written);
        Assert.Contains("<no> é", written);
        Assert.Contains("\"id\": \"N4\"", written);
        Assert.Equal(written, Encoding.UTF8.GetString(NoteBookJson.Write(Book(written))));
    }

    [Theory]
    [InlineData("{\n\"notes\": [\n", "PL060", 3)]
    [InlineData("{\n\"notes\": [ 3 ] }", "PL060", null)]
    [InlineData("[]", "PL060", 1)]
    [InlineData("{ \"foreplan\": 2, \"notes\": [] }", "PL060", null)]
    [InlineData("{ \"notes\": [ { \"id\": \"N1\" } ] }", "PL060", null)]
    [InlineData("{ \"notes\": [],\n<<<<<<< HEAD\n }", "PL060", 2)]
    [InlineData("{ \"notes\": [], \"notes\": [] }", "PL060", null)]
    public void What_cannot_be_read_is_said_with_its_line(string text, string id, int? line)
    {
        var (book, found) = NoteBookJson.Read("plans/1/notes.json", Encoding.UTF8.GetBytes(text));
        Assert.Null(book);
        Assert.Equal((id, "plans/1/notes.json"), (found[0].Id, found[0].File));
        Assert.True(line is null || found[0].Line == line, $"line {found[0].Line}");
    }

    [Fact]
    public void Of_two_notes_with_one_id_the_second_gets_another()
    {
        var (book, found) = NoteBookJson.Read("notes.json", Encoding.UTF8.GetBytes("""{ "notes": [ { "id": "N1", "text": "a" }, { "id": "N1", "text": "b" } ] }"""));
        Assert.Equal(["N1", "N2"], book?.Notes.Select(note => note.Id));
        Assert.Equal("PL061", Assert.Single(found).Id);
        Assert.Equal("N3", book?.Add(book.Notes[0]).Notes[^1].Id);
    }

    [Fact]
    public void A_number_is_given_out_once()
    {
        var note = new Note { Id = "", Author = "you", At = DateTimeOffset.UnixEpoch, Text = "x" };
        var book = NoteBook.Empty.Add(note).Add(note).Remove("N2");
        Assert.Equal("N3", Book(Encoding.UTF8.GetString(NoteBookJson.Write(book))).Add(note).Notes[^1].Id);
    }

    [Fact]
    public void A_thousand_notes_are_read_and_written()
    {
        var note = new Note { Id = "", Author = "you", At = DateTimeOffset.UnixEpoch, Text = new string('x', 200) };
        var book = Enumerable.Range(0, 1000).Aggregate(NoteBook.Empty, (current, _) => current.Add(note));
        Assert.Equal(book.Notes, Book(Encoding.UTF8.GetString(NoteBookJson.Write(book))).Notes.Select(read => read with { Earlier = [] }), (one, other) => one.Id == other.Id && one.Text == other.Text);
    }

    [Theory]
    [InlineData("Phase 1, step 2; Phases 3 and 4", "Phase 4", true)]
    [InlineData("phase 12", "Phase 1", false)]
    [InlineData("phases 2-5", "Phase 3", true)]
    [InlineData("D2 and the Risks", "Risks", true)]
    [InlineData("D2", "Decisions", true)]
    [InlineData("Overview", "Out of scope", false)]
    [InlineData("throughout", "Out of scope", true)]
    public void Where_something_was_done_names_regions(string where, string region, bool names) => Assert.Equal(names, PlanRegions.Names(where, region));

    private static NoteBook Book(string text) => NoteBookJson.Read("notes.json", Encoding.UTF8.GetBytes(text)).Book ?? throw new InvalidOperationException(text);
}
