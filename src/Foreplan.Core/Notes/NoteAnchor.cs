namespace Foreplan.Notes;

/// <summary>The words that a note is about, with what stood around them, so that they are found again in other versions.</summary>
public sealed record NoteAnchor
{
    /// <summary>How many characters before and after the quote are kept.</summary>
    public const int ContextLength = 80;

    /// <summary>The words as they stood in the note's version, LF line ends; empty for a place between two characters.</summary>
    public required string Quote { get; init; }

    /// <summary>Where the quote began in that version.</summary>
    public required TextPosition From { get; init; }

    /// <summary>Where it ended, exclusive.</summary>
    public required TextPosition To { get; init; }

    /// <summary>Up to <see cref="ContextLength"/> characters in front of the quote.</summary>
    public string Before { get; init; } = "";

    /// <summary>Up to <see cref="ContextLength"/> characters behind the quote.</summary>
    public string After { get; init; } = "";
}
