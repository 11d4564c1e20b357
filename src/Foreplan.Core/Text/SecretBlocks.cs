using System.Buffers;

namespace Foreplan.Text;

/// <summary>Private keys between their marks, also where the end is missing, and inside a quoted string with <c>\n</c>.</summary>
internal static class SecretBlocks
{
    private const string Dashes = "-----";
    private const string Begin = "-----BEGIN ";
    private const int ShortestRun = 40;

    private static readonly SearchValues<char> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    private static readonly SearchValues<char> BodyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n\\\"',:.-;#|>@()");

    internal static List<SecretSpan> Find(string text)
    {
        var found = new List<SecretSpan>();
        var from = 0;
        while (text.IndexOf(Begin, from, StringComparison.Ordinal) is >= 0 and var start)
        {
            from = start + Begin.Length;
            var labelEnd = text.IndexOf(Dashes, from, Math.Min(64, text.Length - from), StringComparison.Ordinal);
            if (labelEnd < 0 || !text.AsSpan(from, labelEnd - from).Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                continue;
            }

            var body = labelEnd + Dashes.Length;
            var next = text.IndexOf(Dashes, body, StringComparison.Ordinal);
            var window = text.AsSpan(body, (next < 0 ? text.Length : next) - body);
            var odd = window.IndexOfAnyExcept(BodyCharacters);
            var run = odd < 0 ? window : window[..odd];
            from = body + run.Length;
            if (!HoldsKey(run))
            {
                continue;
            }

            var end = odd < 0 && next >= 0 && text.AsSpan(next).StartsWith("-----END ", StringComparison.Ordinal)
                && text.IndexOf(Dashes, next + 9, Math.Min(64, text.Length - next - 9), StringComparison.Ordinal) is >= 0 and var close
                ? close + Dashes.Length
                : from;
            found.Add(new(start, end - start, "private-key"));
            from = end;
        }

        return found;
    }

    // A mark that is only spoken of, in code or prose, has no run of key text behind it.
    private static bool HoldsKey(ReadOnlySpan<char> run)
    {
        while (run.Length >= ShortestRun)
        {
            var length = run.IndexOfAnyExcept(Base64);
            length = length < 0 ? run.Length : length;
            if (length >= ShortestRun)
            {
                return true;
            }

            run = run[(length + 1)..];
        }

        return false;
    }
}
