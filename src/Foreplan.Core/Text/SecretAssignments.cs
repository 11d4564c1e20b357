using System.Buffers;

namespace Foreplan.Text;

/// <summary>Random values beside a secret's name, passwords of connection strings, and <c>Authorization</c> headers.</summary>
internal static class SecretAssignments
{
    private const int LongestName = 64;
    private const int LongestJudged = 200;
    private const int LongestGap = 16;

    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "authorization", "auth_key", "authkey",
            "api_key", "api-key", "apikey", "access_key", "access-key", "accesskey", "account_key", "accountkey", "private_key", "private-key",
            "privatekey", "encryption_key", "encryptionkey", "signing_key", "signingkey", "master_key", "masterkey",
        ],
        StringComparison.OrdinalIgnoreCase);

    // A name that holds one of these names something else than the secret itself.
    private static readonly SearchValues<string> Exempt = SearchValues.Create(
        ["hash", "checksum", "digest", "fingerprint", "integrity", "sha256", "sha512", "public"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ConnectionWords = SearchValues.Create(
        ["server=", "host=", "data source=", "user id=", "userid=", "uid=", "username=", "initial catalog=", "accountname=", "endpoint="],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"'`,;&<)}]");

    // What stands for a value that is put in later.
    private static readonly SearchValues<char> Markers = SearchValues.Create("${}<>[]()*");

    private static readonly string[] Schemes = ["Bearer ", "Basic ", "Token ", "ApiKey "];

    internal static List<SecretSpan> Find(string text)
    {
        var found = new List<SecretSpan>();
        var from = 0;
        while (from < text.Length && text.AsSpan(from).IndexOfAny(Names) is >= 0 and var hit)
        {
            var name = NameAround(text, from + hit);
            from = name.End;
            if (text.AsSpan(name.Start, name.End - name.Start).ContainsAny(Exempt) || ValueStart(text, name.Start, name.End) is not { } start)
            {
                continue;
            }

            if (Judge(text, name.Start, name.End, start) is { } secret)
            {
                found.Add(secret);
                from = secret.Start + secret.Length;
            }
        }

        return found;
    }

    private static SecretSpan? Judge(string text, int name, int nameEnd, int at)
    {
        var quote = Quote(text, ref at);
        var isHeader = false;
        foreach (var scheme in Schemes)
        {
            if (text.AsSpan(at).StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                at += scheme.Length;
                isHeader = true;
                break;
            }
        }

        // The beginning of a long value is enough to judge it; all of it is replaced.
        quote = isHeader ? '\0' : quote;
        var value = text.AsSpan(at, Math.Min(LongestJudged, text.Length - at));
        value = value[..LengthOfValue(value, quote)];
        return KindOf(text, name, nameEnd, at, quote, value, isHeader) is { } kind
            ? new(at, LengthOfValue(text.AsSpan(at), quote), kind)
            : null;
    }

    private static string? KindOf(string text, int name, int nameEnd, int at, char quote, ReadOnlySpan<char> value, bool isHeader)
    {
        if (isHeader)
        {
            return IsHeaderValue(value) ? "authorization" : null;
        }

        var named = text.AsSpan(name, nameEnd - name);
        var isPassword = named.Contains("pass", StringComparison.OrdinalIgnoreCase) || named.Contains("pwd", StringComparison.OrdinalIgnoreCase);
        var isLiteral = quote != '\0' || text[nameEnd] == '=';
        var isSecret = SecretValue.LooksRandom(value, isLiteral) || (isPassword && IsInConnection(text, name, at + value.Length, value));
        return !isSecret ? null : isPassword ? "password" : Kind(named);
    }

    private static string Kind(ReadOnlySpan<char> name) =>
        name.Contains("token", StringComparison.OrdinalIgnoreCase) ? "token"
        : name.Contains("key", StringComparison.OrdinalIgnoreCase) ? "key"
        : "secret";

    private static (int Start, int End) NameAround(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestName && IsName(text[start - 1]))
        {
            start--;
        }

        var end = at;
        while (end < text.Length && end - at < LongestName && IsName(text[end]))
        {
            end++;
        }

        return (start, end);
    }

    // Where the value beside the name starts: behind = : => :=, a quote or bracket closed before it, and a type named between.
    private static int? ValueStart(string text, int name, int nameEnd)
    {
        var at = nameEnd;
        if (At(text, at) == '>' && At(text, name - 1) == '<')
        {
            return at + 1;
        }

        at = SkipAny(text, at, "\\\"'`]");
        var isBare = at == nameEnd;
        at = SkipAny(text, at, " \t");
        if (text.AsSpan(at).StartsWith("value=", StringComparison.OrdinalIgnoreCase))
        {
            return at + 6;
        }

        var operatorEnd = SkipAny(text, at, ":=>?");
        if (operatorEnd == at)
        {
            return at > nameEnd && text.AsSpan(name).StartsWith("--", StringComparison.Ordinal) ? at
                : isBare && at > nameEnd && TypedValue(text, at) is { } typed ? typed
                : null;
        }

        at = SkipAny(text, operatorEnd, " \t");
        return TypedValue(text, at) ?? at;
    }

    // `name: string = "value"` and `name string = "value"`.
    private static int? TypedValue(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestGap && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var equals = SkipAny(text, end, " \t");
        if (end == at || At(text, equals) != '=')
        {
            return null;
        }

        var value = SkipAny(text, equals + 1, " \t");
        return At(text, value) is '"' or '\'' or '`' ? value : null;
    }

    private static char Quote(string text, ref int at)
    {
        var behind = SkipAny(text, at, "\\@");
        if (At(text, behind) is not ('"' or '\'' or '`') || behind - at > 2)
        {
            return '\0';
        }

        // Inside a quoted text the quotes are escaped, and the value ends at the next escape.
        var quote = behind > at && text[behind - 1] == '\\' ? '\\' : text[behind];
        at = behind + 1;
        return quote;
    }

    private static int LengthOfValue(ReadOnlySpan<char> rest, char quote)
    {
        var end = quote == '\0' ? rest.IndexOfAny(ValueEnds) : rest.IndexOfAny(quote, '\n', '\r');
        return end < 0 ? rest.Length : end;
    }

    private static bool IsHeaderValue(ReadOnlySpan<char> value) =>
        value.Length >= 8
        && value.ContainsAnyInRange('0', '9') | value.Contains('=') | value.Length >= 24
        && !value.ContainsAny(Markers)
        && !SecretValue.IsMadeOfWords(value);

    private static bool IsInConnection(string text, int name, int end, ReadOnlySpan<char> value)
    {
        if (value.Length < 3 || value.ContainsAny(Markers))
        {
            return false;
        }

        var before = text.AsSpan(Math.Max(0, name - 200), Math.Min(200, name));
        var after = text.AsSpan(end, Math.Min(200, text.Length - end));
        var lineStart = before.LastIndexOf('\n');
        var lineEnd = after.IndexOf('\n');
        before = lineStart < 0 ? before : before[lineStart..];
        after = lineEnd < 0 ? after : after[..lineEnd];
        return (before.Contains(';') || after.StartsWith(';')) && (before.ContainsAny(ConnectionWords) || after.ContainsAny(ConnectionWords));
    }

    private static bool IsName(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';

    private static int SkipAny(string text, int at, string characters)
    {
        var end = at;
        while (end < text.Length && end - at < LongestGap && characters.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end;
    }

    private static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';
}
