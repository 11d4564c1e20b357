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
    public void Of_two_versions_with_one_number_the_second_gets_another_and_both_are_written_back()
    {
        var book = Book("""{ "versions": [ { "number": 1, "sha256": "a" }, { "number": 2, "sha256": "b" }, { "number": 2, "sha256": "c" } ], "notes": [] }""");
        Assert.Equal([(1, "a"), (2, "b"), (3, "c")], Book(Encoding.UTF8.GetString(NoteBookJson.Write(book))).Versions.Select(version => (version.Number, version.Sha256)));
    }

    [Fact]
    public void A_note_with_a_secret_is_known_again_though_its_secret_is_not_kept()
    {
        const string Words = "use sk-ant-api03-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";
        var mark = new Note { Id = "T1", Author = "you", At = DateTimeOffset.UnixEpoch, Text = Words, Mark = $"{{>>{Words}<<}}", Source = NoteSource.Marked };
        var edit = mark with { Id = "E1", Mark = null, Kind = NoteKind.Replace, Source = NoteSource.Edited };
        var kept = Foreplan.Text.Secrets.Replace(Words);
        Assert.NotEqual(Words, kept);
        var pending = new Pending(NoteBook.Empty.Add(mark with { Text = kept, Mark = $"{{>>{kept}<<}}" }).Add(edit with { Text = kept }));
        Assert.True(pending.Takes(mark));
        Assert.Equal("N2", pending.Edit(edit)?.Id);
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

    [Fact]
    public void A_phase_numbered_in_other_digits_is_no_phase_that_a_planner_names() =>
        Assert.All(new PlanRegions("# Plan\n## Phases\n### Phase ٣: Other digits\n").All, region => Assert.False(PlanRegions.Names("phase 1", region)));

    private static NoteBook Book(string text) => NoteBookJson.Read("notes.json", Encoding.UTF8.GetBytes(text)).Book ?? throw new InvalidOperationException(text);
}
