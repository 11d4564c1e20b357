namespace Foreplan.Text;

internal static class Blanks
{
    public static string TrimOuter(string text)
    {
        var rest = text.AsSpan().TrimStart();
        if (rest.IsEmpty)
        {
            return "";
        }

        // From the line that the first character stands on to the end of the line that the last one stands on.
        var first = text.AsSpan(0, text.Length - rest.Length).LastIndexOf('\n') + 1;
        var last = text.Length - rest.Length + rest.TrimEnd().Length;
        var end = text.IndexOf('\n', last);
        return text[first..(end < 0 ? text.Length : end)];
    }

    public static string Collapse(string text) =>
        IsCollapsed(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsCollapsed(string text)
    {
        var wasBlank = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (wasBlank || c != ' '))
            {
                return false;
            }

            wasBlank = c == ' ';
        }

        return !wasBlank || text.Length == 0;
    }
}
