namespace Foreplan.Notes;

/// <summary>What a note asks for; its name in <c>notes.json</c> is the lower-case word.</summary>
public enum NoteKind
{
    /// <summary>A remark on the quoted text, or on the whole plan.</summary>
    Comment,

    /// <summary>The quoted text shall become the note's text.</summary>
    Replace,

    /// <summary>The quoted text shall go.</summary>
    Delete,

    /// <summary>The note's text shall stand behind the quoted text.</summary>
    Insert,

    /// <summary>A question to the planner.</summary>
    Question,
}
