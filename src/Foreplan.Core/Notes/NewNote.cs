namespace Foreplan.Notes;

/// <summary>A note as a person gives it.</summary>
public sealed record NewNote
{
    /// <summary>What it asks for; a comment by default.</summary>
    public NoteKind Kind { get; init; }

    /// <summary>What it says; may be empty for a deletion only.</summary>
    public string Text { get; init; } = "";

    /// <summary>The words it is about, as shown or as in the source: blanks and Markdown marks need not agree. Null with no <see cref="From"/> for the whole plan.</summary>
    public string? Quote { get; init; }

    /// <summary>Where the words begin; with a quote it chooses among several places, without one it needs <see cref="To"/>. Null (the default) when not known.</summary>
    public TextPosition? From { get; init; }

    /// <summary>Where the words end, exclusive; null (the default) when not known.</summary>
    public TextPosition? To { get; init; }

    /// <summary>The hash of the text that the person looked at; positions of another text only choose among places. Null (the default) for the text as it is now.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The draft that this note was; removed with the same act. Null (the default) for none.</summary>
    public string? Draft { get; init; }
}
