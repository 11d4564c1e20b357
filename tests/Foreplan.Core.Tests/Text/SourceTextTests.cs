using System.Text;

namespace Foreplan.Text;

public sealed class SourceTextTests
{
    public static TheoryData<byte[]> Documents => new(
        Encoding.UTF8.GetBytes("a\r\nb\nc\rd"),
        [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# ü\r\n\r\n")],
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("# ü\r\n")],
        [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("# ü\n")],
        [0xC3, 0x28, 0x0D, 0x0A],
        []);

    [Theory]
    [MemberData(nameof(Documents))]
    public void An_unchanged_document_is_the_same_bytes(byte[] bytes)
    {
        var source = SourceText.Decode("plan.md", bytes);
        Assert.Equal(bytes, source.Encode(source.Text));
        Assert.Equal(bytes, source.ToBytes());
    }

    [Fact]
    public void An_edited_document_keeps_mark_encoding_and_line_ends()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("# ü\r\nb\r\n")];
        byte[] expected = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("# ü\r\nnew\r\nb\r\n")];
        Assert.Equal(expected, SourceText.Decode("plan.md", bytes).Encode("# ü\nnew\nb\n"));
    }

    [Fact]
    public void Where_line_ends_are_mixed_a_line_that_stays_keeps_its_own()
    {
        var source = SourceText.From("plan.md", "a\r\nb\nc\rd\r\ne\n\nf");
        Assert.Equal("a\r\nB\r\nx\r\nc\rd\r\ny\r\n\nf", Encoding.UTF8.GetString(source.Encode("a\nB\nx\nc\nd\ny\n\nf")));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_damaged() => Assert.True(SourceText.Decode("plan.md", [0xC3, 0x28]).IsDamaged);
}
