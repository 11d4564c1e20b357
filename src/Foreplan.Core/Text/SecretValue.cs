using System.Buffers;

namespace Foreplan.Text;

/// <summary>Says whether a value looks random rather than written by a person.</summary>
internal static class SecretValue
{
    private static readonly string[] HashPrefixes = ["sha1", "sha256", "sha384", "sha512", "md5", "h1:"];

    private static readonly SearchValues<char> Name =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.?!");

    private static readonly SearchValues<char> Structure = SearchValues.Create(" \t<>()[]{}\u2026");

    /// <summary>True for a value that looks random.</summary>
    /// <param name="value">The value without quotes.</param>
    /// <param name="isLiteral">True when it stands between quotes or after <c>NAME=</c>; else it may be code and must be longer and hold two digits.</param>
    internal static bool LooksRandom(ReadOnlySpan<char> value, bool isLiteral)
    {
        var digits = CountDigits(value);
        return value.Length >= (isLiteral ? 8 : 12)
            && digits >= (isLiteral ? 0 : 2)
            && !value.ContainsAny(Structure)
            && !value.Contains("${", StringComparison.Ordinal)
            && !value.Contains("://", StringComparison.Ordinal)
            && !StartsWithHash(value)
            && !Guid.TryParseExact(value, "D", out _)
            && value.ContainsAnyInRange('A', 'z')
            && Kinds(value, digits) >= 2
            && Entropy(value) >= (value.Length < 16 ? 2.6 : 3.1)
            && !IsMadeOfWords(value)
            && (isLiteral || !IsMemberAccess(value));
    }

    /// <summary>True when the value is words joined by case, digits or punctuation: <c>my-app-token-2</c>, <c>getAccessToken</c>, <c>./certs/key1.pem</c>.</summary>
    internal static bool IsMadeOfWords(ReadOnlySpan<char> value)
    {
        var letters = 0;
        var words = 0;
        var shortWords = 0;
        var at = 0;
        while (at < value.Length)
        {
            if (!char.IsAsciiLetterOrDigit(value[at]))
            {
                at++;
                continue;
            }

            var word = at;
            while (at < value.Length && char.IsAsciiLetter(value[at]) && !StartsWord(value, word, at))
            {
                at++;
            }

            letters += at - word;
            words += at > word ? 1 : 0;
            shortWords += at - word is 1 or 2 ? 1 : 0;
            var number = at;
            while (at < value.Length && char.IsAsciiDigit(value[at]))
            {
                at++;
            }

            // Four digits are a year; more, or digits that run into small letters, are no word.
            if (at - number > 4 || (at > number && at < value.Length && char.IsAsciiLetterLower(value[at])))
            {
                return false;
            }
        }

        // Random text falls into bits; a written name holds few of them.
        var isWordy = value.ContainsAnyInRange('0', '9') ? letters >= words * 3 : letters > words * 2;
        return words > 0 && isWordy && (value.Length < 20 || shortWords * 3 <= words);
    }

    private static bool StartsWord(ReadOnlySpan<char> value, int word, int at) =>
        at > word && char.IsAsciiLetterUpper(value[at]) && char.IsAsciiLetterLower(value[at - 1]);

    private static bool IsMemberAccess(ReadOnlySpan<char> value)
    {
        var dot = value.IndexOf('.');
        return dot > 0 && char.IsAsciiLetter(value[0]) && dot < 20 && value.IndexOfAnyExcept(Name) < 0;
    }

    private static int CountDigits(ReadOnlySpan<char> value)
    {
        var count = 0;
        foreach (var character in value)
        {
            count += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return count;
    }

    private static int Kinds(ReadOnlySpan<char> value, int digits)
    {
        var symbol = false;
        foreach (var character in value)
        {
            symbol |= !char.IsAsciiLetterOrDigit(character);
        }

        return (value.ContainsAnyInRange('a', 'z') ? 1 : 0) + (value.ContainsAnyInRange('A', 'Z') ? 1 : 0) + (digits > 0 ? 1 : 0) + (symbol ? 1 : 0);
    }

    private static bool StartsWithHash(ReadOnlySpan<char> value)
    {
        foreach (var prefix in HashPrefixes)
        {
            if (value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Shannon's, in bits for each character.
    private static double Entropy(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[128];
        foreach (var character in value)
        {
            counts[character & 127]++;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / value.Length;
                sum -= share * Math.Log2(share);
            }
        }

        return sum;
    }
}
