using Foreplan.Text;

namespace Foreplan.Notes;

// What a note may say, and how a mark says something else.
internal static class NoteWords
{
    /// <summary>The beginning of some words, on one line.</summary>
    public static string Shown(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 100 ? line : $"{line[..99]}…";
    }

    public static string Checked(NoteKind kind, string text)
    {
        var words = Secrets.Replace(TextHash.Normalize(text)).Trim();
        if (words.Length == 0 && kind != NoteKind.Delete)
        {
            throw new ForeplanException("The note says nothing.", "Say what should be different, or what you want to know.");
        }

        return words.Length <= Note.LongestText
            ? words
            : throw new ForeplanException($"The note has {words.Length:N0} characters; a note may have {Note.LongestText:N0}.", "Put the long text into a file of the repository or into the spec, and name it in the note.");
    }

    public static string Rewritten(LiftedNote note, string text)
    {
        var words = Checked(note.Kind, text);
        var (open, close) = note.Kind switch
        {
            NoteKind.Insert when note.Mark.Contains("{++", StringComparison.Ordinal) => ("{++", "++}"),
            NoteKind.Replace or NoteKind.Insert => ("~>", "~~}"),
            NoteKind.Delete => throw new ForeplanException("A marked deletion has no words of its own.", "Remove it and write a comment instead."),
            _ when note.Mark.Contains("{>>", StringComparison.Ordinal) => ("{>>", "<<}"),
            _ => ("NOTE:", ""),
        };
        if (close.Length > 0 && words.Contains(close, StringComparison.Ordinal))
        {
            throw new ForeplanException($"The words hold {close}, which would end the note.", "Say it without these characters.");
        }

        var start = note.Mark.IndexOf(open, StringComparison.Ordinal) + open.Length;
        if (close.Length == 0)
        {
            var quote = note.Mark[..note.Mark.IndexOf('>', StringComparison.Ordinal)];
            var end = note.Mark.TrimEnd().Length;
            return $"{note.Mark[..start]} {words.Replace("\n", $"\n{new string(' ', quote.Length)}> ", StringComparison.Ordinal)}{note.Mark[end..]}";
        }

        return $"{note.Mark[..start]}{words}{note.Mark[note.Mark.LastIndexOf(close, StringComparison.Ordinal)..]}";
    }
}
