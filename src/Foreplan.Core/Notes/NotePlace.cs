namespace Foreplan.Notes;

/// <summary>Where a note's words stand in a text.</summary>
public sealed record NotePlace
{
    /// <summary>A note on the whole plan.</summary>
    public static NotePlace Whole { get; } = new() { State = PlaceState.Whole };

    /// <summary>A note whose words are gone.</summary>
    public static NotePlace Lost { get; } = new() { State = PlaceState.Lost };

    /// <summary>How it was found; the other values are only good when it was.</summary>
    public required PlaceState State { get; init; }

    /// <summary>The first character's position in the text with LF line ends, from 0.</summary>
    public int Start { get; init; }

    /// <summary>How many characters.</summary>
    public int Length { get; init; }

    /// <summary>Where it begins.</summary>
    public TextPosition From { get; init; } = new(1, 1);

    /// <summary>Where it ends, exclusive.</summary>
    public TextPosition To { get; init; } = new(1, 1);

    /// <summary>True when the words stand somewhere.</summary>
    public bool IsFound => State is PlaceState.Same or PlaceState.Moved or PlaceState.Changed;
}
