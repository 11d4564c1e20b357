using System.Security.Cryptography;
using System.Text;

namespace Foreplan.Text;

/// <summary>Hashes of texts as the formats define them: SHA-256 over UTF-8 with LF line ends and no byte order mark.</summary>
public static class TextHash
{
    /// <summary>The hash in lower-case hex, 64 digits.</summary>
    public static string Of(string text) => OfBytes(Encoding.UTF8.GetBytes(Normalize(text)));

    /// <summary>The hash of bytes as they are, lower-case hex.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The text with LF line ends and without a byte order mark.</summary>
    public static string Normalize(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
