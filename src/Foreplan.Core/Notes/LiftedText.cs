using System.Text;

namespace Foreplan.Notes;

// A text without its marks, and the marks with which it becomes again what it was, byte for byte.
internal sealed record LiftedText
{
    public required string Clean { get; init; }

    public required IReadOnlyList<LiftedNote> Notes { get; init; }

    public string Restore() => Restore(_ => true);

    // With those marks only.
    public string Restore(Func<LiftedNote, bool> keep)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var note in Notes.Where(keep))
        {
            text.Append(Clean, at, note.At - at).Append(note.Mark);
            at = note.At + note.Length;
        }

        return text.Append(Clean, at, Clean.Length - at).ToString();
    }

    // Positions of the clean text in the marked one. Of a position at which a mark was taken out, an end is in front of the mark and a start behind it.
    public int ToMarked(int position, bool isEnd)
    {
        var shift = 0;
        foreach (var note in Notes)
        {
            if (note.At > position || (note.At == position && (isEnd || note.Length > 0)))
            {
                break;
            }

            if (note.At + note.Length > position)
            {
                // Inside words that a mark holds: behind its opening three characters.
                return position + shift + Math.Max(0, note.Mark.IndexOf('{', StringComparison.Ordinal)) + 3;
            }

            shift += note.Mark.Length - note.Length;
        }

        return position + shift;
    }

    // Positions of the marked text in the clean one; inside of a mark, the nearest.
    public int ToClean(int position)
    {
        var shift = 0;
        foreach (var note in Notes)
        {
            if (note.MarkStart >= position)
            {
                break;
            }

            if (note.MarkStart + note.Mark.Length > position)
            {
                return Math.Min(note.At + note.Length, note.At + Math.Max(0, position - note.MarkStart - 3));
            }

            shift += note.Mark.Length - note.Length;
        }

        return position - shift;
    }
}
