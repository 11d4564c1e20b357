using Foreplan.Cli.Output;

namespace Foreplan.Cli.Tests.Output;

public sealed class PageTests
{
    [Theory]
    [InlineData("a\u001b[31mb\u001b[0m", "ab")]
    [InlineData("a\u001b]0;title\u0007b", "ab")]
    [InlineData("a\u001b]8;;http://x\u001b\\link", "alink")]
    [InlineData("a\u009b2Jb", "ab")]
    [InlineData("a\u001bPq\u001b\\b", "ab")]
    [InlineData("a\u001bcb\u0008\u0000", "ab")]
    [InlineData("safe\u202egnp.exe", "safegnp.exe")]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData("Löve 工作 ✓", "Löve 工作 ✓")]
    public void What_a_terminal_would_obey_is_taken_out(string text, string clean) => Assert.Equal(clean, PlainText.Clean(text));

    [Fact]
    public void Every_other_character_stays()
    {
        for (var c = '\0'; c < '\uFFFF'; c++)
        {
            var isObeyed = (char.IsControl(c) && c is not ('\t' or '\n')) || c is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
            var clean = PlainText.Clean($"é{c}.");
            Assert.True(isObeyed ? !clean.Contains(c, StringComparison.Ordinal) : clean == $"é{c}.", $"U+{(int)c:X4}");
        }
    }

    [Fact]
    public void Colours_come_from_ink_alone()
    {
        var hostile = "x\u001b[31m";
        Assert.Equal("\u001b[1mtitle\u001b[0m x\n", new Page(colour: true, unicode: true).Line($"{Ink.Bold("title\u001b[5m")} {hostile}").ToString());
        Assert.Equal("title x\n", new Page(colour: false, unicode: true).Line($"{Ink.Bold("title")} {hostile}").ToString());
    }

    [Fact]
    public void A_terminal_without_unicode_gets_marks_it_can_show()
    {
        var page = new Page(colour: false, unicode: false);
        Assert.Equal("x done -> next...\n", page.Line($"{page.Glyphs.Done} done → next…").ToString());
    }

    [Fact]
    public void A_line_is_cut_to_its_width() => Assert.Equal("one two…", PlainText.OneLine("one\n  two three", 8));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Commands_colour_only_a_stream_that_shows_colours(bool colour)
    {
        using var desk = new Desk { HasColour = colour };
        var said = desk.Run("--help");
        Assert.Equal(colour, said.Out.Contains('\u001b', StringComparison.Ordinal));
    }
}
