using Foreplan.Text;

namespace Foreplan.Plans;

public sealed class MarkedNotesTests
{
    [Fact]
    public void All_kinds_are_found_where_they_stand()
    {
        var notes = Find("# P\n{>>why?<<} {--gone--} {++in++}\n{~~old~>new~~}\n\n> NOTE: look\n> again\n");
        Assert.Equal(
            [MarkedNoteKind.Comment, MarkedNoteKind.Delete, MarkedNoteKind.Insert, MarkedNoteKind.Replace, MarkedNoteKind.Quote],
            notes.Select(note => note.Kind));
        Assert.Equal(["why?", "gone", "in", "old", "look\nagain"], notes.Select(note => note.Text));
        Assert.Equal("new", notes[3].NewText);
        Assert.Equal((5, 6), (notes[4].Span.Line, notes[4].Span.EndLine));
    }

    [Theory]
    [InlineData("`{>>no<<}`")]
    [InlineData("```\n{>>no<<}\n> NOTE: no\n```")]
    [InlineData("> A quote about NOTE: things")]
    [InlineData("> [!NOTE]\n> Tip")]
    public void Code_and_other_quotes_are_no_notes(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("{>>two\n\nparagraphs<<}")]
    [InlineData("{>>a lone ` here<<} and ` there")]
    [InlineData("- item\n  > NOTE: in a list")]
    [InlineData("- > NOTE: at once")]
    [InlineData("> quoted\n> NOTE: below")]
    [InlineData("{>>use `x` here<<}")]
    public void No_note_is_lost(string text) => Assert.Single(Find(text));

    [Fact]
    public void Positions_cut_the_note_out_of_the_text()
    {
        const string Text = "a `code` {>>b<<} c";
        var note = Assert.Single(Find(Text));
        Assert.Equal("{>>b<<}", Text.Substring(note.Start, note.Length));
    }

    private static IReadOnlyList<MarkedNote> Find(string text) => MarkedNotes.Find(SourceText.From("plan.md", text));
}
