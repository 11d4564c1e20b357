using System.Text;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Notes;

public sealed class MarkLifterTests
{
    [Fact]
    public void Lifting_marks_and_putting_them_back_loses_no_byte_of_any_text()
    {
        var random = new Random(11);
        string[] pieces = ["{>>", "<<}", "{--", "--}", "{++", "++}", "{~~", "~>", "~~}", "{==", "==}", "`", "```\n", "> NOTE: ", "> more\n", "\n", "\n\n", " ", "- ", "word ", "# Head\n", "| a | b |\n", "é🙂", "\t"];
        for (var i = 0; i < 1500; i++)
        {
            var text = new StringBuilder();
            foreach (var _ in Enumerable.Range(0, random.Next(1, 40)))
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            var source = SourceText.From("plan.md", text.ToString());
            var lifted = MarkLifter.Lift(source);
            Assert.Equal(source.Text, lifted.Restore());
            Assert.All(lifted.Notes, note => Assert.InRange(note.QuoteStart + note.QuoteLength, 0, lifted.Clean.Length));
        }
    }

    [Fact]
    public void Marks_put_into_a_plan_are_lifted_to_the_plan_as_it_was()
    {
        var random = new Random(12);
        var lines = ExamplePlan.Text.Split('\n');
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(lines.Length);
            var text = random.Next(4) switch
            {
                0 => string.Join('\n', [.. lines[..at], $"> NOTE: number {i}", .. lines[at..]]),
                1 => string.Join('\n', [.. lines[..at], $"{{>>number {i}<<}}", .. lines[at..]]),
                2 => Within(at, line => $"{line} {{>>number {i}<<}}"),
                _ => Within(at, line => $"{{--{line}--}}"),
            };
            var lifted = MarkLifter.Lift(SourceText.From("plan.md", text));
            if (lifted.Notes.Count == 0)
            {
                continue;
            }

            Assert.Equal(text, lifted.Restore());
            // A quote that is put directly below a paragraph takes the paragraph's next line with it in Markdown; marks in fences are no marks.
            Assert.Equal(Squeezed(ExamplePlan.Text), Squeezed(lifted.Clean));
        }

        string Within(int at, Func<string, string> change) => string.Join('\n', lines.Select((line, index) => index == at && line.Length > 0 ? change(line) : line));
    }

    [Fact]
    public void Each_kind_says_what_it_is_about()
    {
        const string Text = "# Plan\n\n1. Install {~~express~>the store~~} now {>>why?<<}\n2. Drop {--all--} rows{++ of today++}\n\n> NOTE: not optional\n\n{==Marked words==}{>>no<<}\n";
        var lifted = MarkLifter.Lift(SourceText.From("plan.md", Text));
        Assert.Equal("# Plan\n\n1. Install express now\n2. Drop all rows\n\nMarked words\n", lifted.Clean);
        Assert.Equal(
            [
                (NoteKind.Replace, "the store", "express"), (NoteKind.Question, "why?", "Install express now"), (NoteKind.Delete, "", "all"),
                (NoteKind.Insert, " of today", "Drop all rows"), (NoteKind.Comment, "not optional", "Drop all rows"), (NoteKind.Comment, "no", "Marked words"),
            ],
            lifted.Notes.Select(note => (note.Kind, note.Text, lifted.Clean.Substring(note.QuoteStart, note.QuoteLength))));
    }

    [Theory]
    [InlineData("{==Marked words==}{>>no<<}")]
    [InlineData("Words, {==Marked words==}{>>no<<}")]
    [InlineData("{==Marked words==}{>>no<<} and more\n")]
    [InlineData("> NOTE: first\n\n{==Marked words==}{>>no<<}\n")]
    [InlineData("{>>first<<}{==Marked words==}{>>no<<}\n")]
    public void A_comment_behind_a_highlight_is_about_its_words_and_takes_the_highlight_along(string text)
    {
        var lifted = MarkLifter.Lift(SourceText.From("plan.md", text));
        var note = lifted.Notes[^1];
        Assert.Equal((NoteKind.Comment, "no", "Marked words"), (note.Kind, note.Text, lifted.Clean.Substring(note.QuoteStart, note.QuoteLength)));
        Assert.DoesNotContain("==", lifted.Clean, StringComparison.Ordinal);
        Assert.Equal(text, lifted.Restore());
    }

    [Theory]
    [InlineData("`{>>no<<}`")]
    [InlineData("```\n{--x--}\n> NOTE: no\n```\n")]
    public void Code_is_never_a_mark(string text) => Assert.Empty(MarkLifter.Lift(SourceText.From("plan.md", text)).Notes);

    [Fact]
    public void Plain_edits_give_the_edited_text_again()
    {
        var random = new Random(13);
        for (var i = 0; i < 400; i++)
        {
            var before = string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => $"line {random.Next(6)}\n"));
            var lines = before.Split('\n').ToList();
            foreach (var _ in Enumerable.Range(0, random.Next(0, 6)))
            {
                var at = random.Next(lines.Count);
                switch (random.Next(3))
                {
                    case 0:
                        lines.Insert(at, $"new {random.Next(3)}");
                        break;
                    case 1 when lines.Count > 1:
                        lines.RemoveAt(at);
                        break;
                    default:
                        lines[at] = $"other {random.Next(3)}";
                        break;
                }
            }

            var after = string.Join('\n', lines);
            foreach (var (from, to) in new[] { (before, after), (after, before) })
            {
                var (edited, shift) = (from, 0);
                foreach (var edit in PlainEdits.Of(from, to))
                {
                    edited = edited.Remove(edit.OldStart + shift, edit.Old.Length).Insert(edit.OldStart + shift, edit.New);
                    shift += edit.New.Length - edit.Old.Length;
                }

                Assert.Equal(to, edited);
            }
        }
    }

    [Fact]
    public void Changes_of_two_people_are_both_there_and_the_persons_lines_win_where_both_changed()
    {
        const string Origin = "a\nb\nc\nd\ne\n";
        Assert.Equal("a\nB\nc\nd\nE\n", LineMerge.Merge(Origin, "a\nB\nc\nd\ne\n", "a\nb\nc\nd\nE\n"));
        Assert.Equal("a\nmine\nc\nd\nE\n", LineMerge.Merge(Origin, "a\nmine\nc\nd\ne\n", "a\ntheirs\nc\nd\nE\n"));
        Assert.Equal("new\na\nb\nc\nd\ne\nend\n", LineMerge.Merge(Origin, "new\na\nb\nc\nd\ne\n", "a\nb\nc\nd\ne\nend\n"));
        Assert.Equal("a\nmine\nc\nd\nE\n", LineMerge.Merge(Origin, "a\nmine\nc\nd\nE\n", "a\nb\nc\nd\nE\n"));
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
