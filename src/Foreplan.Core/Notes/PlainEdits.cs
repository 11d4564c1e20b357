using Foreplan.Text;

namespace Foreplan.Notes;

// What a person changed in a text without marking it.
internal static class PlainEdits
{
    public static IReadOnlyList<PlainEdit> Of(string version, string now)
    {
        var (old, after) = (new LineStarts(version), new LineStarts(now));
        return [.. LineDiff.Of(version, now).Select(change =>
        {
            // At the end of a text that has fewer lines, the line end in front of the change comes or goes with it.
            var ended = change.OldLine > old.Count || change.NewLine > after.Count ? 1 : 0;
            var (oldStart, newStart) = (Start(version, old, change.OldLine), Start(now, after, change.NewLine));
            oldStart -= change.OldLine > old.Count ? 0 : ended;
            newStart -= change.NewLine > after.Count ? 0 : ended;
            var oldText = version[oldStart..Start(version, old, change.OldLine + change.OldCount)];
            var newText = now[newStart..Start(now, after, change.NewLine + change.NewCount)];
            return new PlainEdit
            {
                Kind = oldText.Length == 0 ? NoteKind.Insert : newText.Length == 0 ? NoteKind.Delete : NoteKind.Replace,
                Old = oldText,
                New = newText,
                OldStart = oldStart,
                NewStart = newStart,
            };
        })];
    }

    private static int Start(string text, LineStarts lines, int line) => line > lines.Count ? text.Length : lines.Of(line);
}
