using System.Text;
using Foreplan.Text;

namespace Foreplan.Notes;

// What a person changed in a text without marking it, and back.
internal static class PlainEdits
{
    public static IReadOnlyList<PlainEdit> Of(string version, string now)
    {
        var (old, after) = (new LineStarts(version), new LineStarts(now));
        return [.. LineDiff.Of(version, now).Select(change =>
        {
            var (oldText, newText) = (Lines(version, old, change.OldLine, change.OldCount), Lines(now, after, change.NewLine, change.NewCount));
            return new PlainEdit
            {
                Kind = oldText.Length == 0 ? NoteKind.Insert : newText.Length == 0 ? NoteKind.Delete : NoteKind.Replace,
                Old = oldText,
                New = newText,
                OldStart = Start(version, old, change.OldLine),
                NewStart = Start(now, after, change.NewLine),
            };
        })];
    }

    // The edited text again, from the version and its edits.
    public static string Apply(string version, IEnumerable<PlainEdit> edits)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var edit in edits)
        {
            text.Append(version, at, edit.OldStart - at).Append(edit.New);
            at = edit.OldStart + edit.Old.Length;
        }

        return text.Append(version, at, version.Length - at).ToString();
    }

    // With their line ends; of the last line, which has none, with the one in front of it.
    private static string Lines(string text, LineStarts lines, int first, int count)
    {
        var start = Start(text, lines, first);
        return text[start..Math.Max(start, Start(text, lines, first + count))];
    }

    private static int Start(string text, LineStarts lines, int line) => line > lines.Count ? text.Length : lines.Of(line);
}
