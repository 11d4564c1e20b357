using System.Security.Cryptography;
using System.Text;

namespace Foreplan.Text;

/// <summary>Hashes of texts as the formats define them: SHA-256 over UTF-8 with LF line ends and no byte order mark.</summary>
public static class TextHash
{
    private const string Digits = "0123456789abcdef";

    /// <summary>The hash in lower-case hex, 64 digits.</summary>
    public static string Of(string text) => OfBytes(Encoding.UTF8.GetBytes(Normalize(text)));

    /// <summary>The hash of bytes as they are, lower-case hex.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        // Every command needs one, and the library's digits, made for long texts, are compiled anew in every process.
        Span<char> digits = stackalloc char[2 * SHA256.HashSizeInBytes];
        for (var at = 0; at < hash.Length; at++)
        {
            digits[2 * at] = Digits[hash[at] >> 4];
            digits[(2 * at) + 1] = Digits[hash[at] & 15];
        }
        return new(digits);
    }

    /// <summary>The text with LF line ends and without a byte order mark.</summary>
    public static string Normalize(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
