using System.Buffers;

namespace Foreplan.Text;

/// <summary>Passwords in addresses: <c>scheme://user:password@host</c>.</summary>
internal static class SecretUrls
{
    private const int LongestUserInfo = 512;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n/\"'`<>");

    // What stands for a password that is put in later.
    private static readonly SearchValues<char> Markers = SearchValues.Create("${}[]()*");

    internal static List<SecretSpan> Find(string text)
    {
        var found = new List<SecretSpan>();
        var from = 0;
        while (text.IndexOf("://", from, StringComparison.Ordinal) is >= 0 and var scheme)
        {
            from = scheme + 3;
            var info = text.AsSpan(from, Math.Min(LongestUserInfo, text.Length - from));
            var end = info.IndexOfAny(Ends);
            info = end < 0 ? info : info[..end];
            var host = info.LastIndexOf('@');
            var colon = host < 0 ? -1 : info[..host].IndexOf(':');
            if (colon >= 0 && !IsPlaceholder(info[(colon + 1)..host]) && !IsExample(info[..colon], info[(colon + 1)..host], info[(host + 1)..]))
            {
                found.Add(new(from + colon + 1, host - colon - 1, "password"));
            }
        }

        return found;
    }

    // `postgres:postgres@localhost`, which images and guides come with, where a token would have digits; a host that is reserved for examples.
    private static bool IsExample(ReadOnlySpan<char> user, ReadOnlySpan<char> password, ReadOnlySpan<char> host)
    {
        var name = host.IndexOf(':') is >= 0 and var port ? host[..port] : host;
        return (user.Equals(password, StringComparison.OrdinalIgnoreCase) && !password.ContainsAnyInRange('0', '9')) || name is "example.com" or "example.org" or "example.net" || name.EndsWith(".example.com", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> password) =>
        password.Length < 3
        || password.ContainsAny(Markers)
        || password is "%s" or "%v"
        || password.ToString().ToUpperInvariant() is "PASS" or "PASSWORD" or "PASSWD" or "PWD" or "SECRET" or "TOKEN" or "XXX" or "XXXX";
}
