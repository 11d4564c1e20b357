using System.Text;

namespace Foreplan.Notes;

// A text without blanks, line breaks and Markdown's marks, so that re-wrapped and rendered words are found; every character knows where it stood.
internal sealed class SqueezedText
{
    private readonly int[] places;

    public SqueezedText(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        var from = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSkipped(text[i]))
            {
                squeezed.Append(text[i]);
                from.Add(i);
            }
        }

        Text = squeezed.ToString();
        places = [.. from, text.Length];
    }

    public string Text { get; }

    // Where in the text the character at an index of the squeezed text stands.
    public int PlaceOf(int index) => places[index];

    // Where in the text the squeezed text in front of an index ends.
    public int EndOf(int index) => index == 0 ? 0 : places[index - 1] + 1;

    private static bool IsSkipped(char c) => char.IsWhiteSpace(c) || c is '*' or '_' or '`' or '|' or '>' or '#' or '\\';
}
