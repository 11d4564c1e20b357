using System.Text;

namespace Foreplan.Text;

/// <summary>A decoded document that remembers its bytes, so that an unchanged one is written back byte for byte.</summary>
public sealed class SourceText
{
    private const int MostCharacters = 1_000_000;
    private const int MostLines = 20_000;

    // Null for a document that was made from text, until somebody wants them.
    private byte[]? bytes;
    private readonly Encoding encoding;
    private readonly int preamble;
    private string[]? lines;

    private SourceText(string path, byte[]? bytes, Encoding encoding, int preamble, string raw)
    {
        Path = path;
        this.bytes = bytes;
        this.encoding = encoding;
        this.preamble = preamble;
        Raw = raw;
        Text = TextHash.Normalize(raw);
        NewLine = raw.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The document's name for messages, such as <c>plans/001-auth/plan.md</c>.</summary>
    public string Path { get; }

    /// <summary>The decoded text as it is, without byte order mark.</summary>
    public string Raw { get; }

    /// <summary>The decoded text with LF line ends: what readers read and hashes are over.</summary>
    public string Text { get; }

    /// <summary>The lines of <see cref="Text"/>; line n of a span is <c>Lines[n - 1]</c>.</summary>
    public IReadOnlyList<string> Lines => LineArray;

    internal string[] LineArray => lines ??= Text.Split('\n');

    /// <summary>The line end of the document, LF when mixed or absent.</summary>
    public string NewLine { get; }

    /// <summary>The SHA-256 of <see cref="Text"/>.</summary>
    public string Sha256 => TextHash.Of(Text);

    /// <summary>True when the bytes are not valid in their encoding, or hold NUL: the text is a guess and must not be written back.</summary>
    public bool IsDamaged { get; private init; }

    /// <summary>True when it has more than 1,000,000 characters or 20,000 lines: no plan or spec, for no person could approve it, and not read as one.</summary>
    public bool IsTooLong => Text.Length > MostCharacters || Text.AsSpan().Count('\n') > MostLines;

    /// <summary>Decodes bytes: UTF-8 with or without mark, UTF-16 with mark, else Latin-1 (then <see cref="IsDamaged"/>).</summary>
    public static SourceText Decode(string path, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
        {
            return WithCheck(path, bytes, new UTF8Encoding(false, true), 3);
        }

        if (bytes.AsSpan().StartsWith(new byte[] { 0xFF, 0xFE }))
        {
            return WithCheck(path, bytes, new UnicodeEncoding(false, false, true), 2);
        }

        return bytes.AsSpan().StartsWith(new byte[] { 0xFE, 0xFF })
            ? WithCheck(path, bytes, new UnicodeEncoding(true, false, true), 2)
            : WithCheck(path, bytes, new UTF8Encoding(false, true), 0);
    }

    /// <summary>A document made from text, to be written as UTF-8.</summary>
    public static SourceText From(string path, string text) => text is ['\uFEFF', ..] || text.Contains('\0', StringComparison.Ordinal) || HasHalfCharacter(text)
        ? Decode(path, Encoding.UTF8.GetBytes(text))
        : new(path, null, new UTF8Encoding(false, true), 0, text);

    /// <summary>The bytes it was decoded from.</summary>
    public byte[] ToBytes() => bytes ??= encoding.GetBytes(Raw);

    /// <summary>This text, when it is one.</summary>
    /// <exception cref="ForeplanException">It is damaged: what would be written back is a guess.</exception>
    internal SourceText Sound() => IsDamaged ? throw new ForeplanException($"{Path} is neither UTF-8 nor UTF-16 text.", "Save it as UTF-8, then do this again.") : this;

    /// <summary>The bytes of another text in this document's encoding, mark and line ends; the same bytes when nothing changed. Where line ends are mixed, a line that stays keeps its own.</summary>
    /// <param name="text">The new text with LF line ends.</param>
    public byte[] Encode(string text)
    {
        if (text == Text)
        {
            return ToBytes();
        }

        return [.. ToBytes().AsSpan(0, preamble), .. encoding.GetBytes(LineEnds.Restore(Raw, Text, text, NewLine))];
    }

    /// <summary>The bytes of another text in this document's encoding and mark, with the line ends that the text itself has; the same bytes when nothing changed.</summary>
    /// <param name="raw">The new text as it shall be written.</param>
    public byte[] EncodeRaw(string raw) => raw == Raw ? ToBytes() : [.. ToBytes().AsSpan(0, preamble), .. encoding.GetBytes(raw)];

    // One of two UTF-16 units that are a character only together.
    private static bool HasHalfCharacter(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }

            text = text[(at + 2)..];
        }

        return false;
    }

    private static SourceText WithCheck(string path, byte[] bytes, Encoding encoding, int preamble)
    {
        try
        {
            var text = encoding.GetString(bytes, preamble, bytes.Length - preamble);
            return new(path, bytes, encoding, preamble, text) { IsDamaged = text.Contains('\0', StringComparison.Ordinal) };
        }
        catch (DecoderFallbackException)
        {
            return new(path, bytes, Encoding.Latin1, 0, Encoding.Latin1.GetString(bytes)) { IsDamaged = true };
        }
    }
}
