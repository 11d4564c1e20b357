namespace Foreplan.Notes;

/// <summary>How the words of a note were found in a text.</summary>
public enum PlaceState
{
    /// <summary>The note is on the whole plan.</summary>
    Whole,

    /// <summary>Word for word, at the old place.</summary>
    Same,

    /// <summary>Word for word but for line breaks and Markdown marks, at another place.</summary>
    Moved,

    /// <summary>What stands there now resembles them, or what stood around them is still around it.</summary>
    Changed,

    /// <summary>Not found: the old place is in the note's anchor.</summary>
    Lost,
}
