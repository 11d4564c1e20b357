namespace Foreplan.Notes;

/// <summary>Where a note came from; its name in <c>notes.json</c> is the lower-case word, left out when written.</summary>
public enum NoteSource
{
    /// <summary>Written in the page or on the command line.</summary>
    Written,

    /// <summary>Marked in <c>plan.md</c>: CriticMarkup or a quote that starts <c>NOTE:</c>.</summary>
    Marked,

    /// <summary>A plain edit of <c>plan.md</c> against the newest version; the text has it already, and it keeps nothing open.</summary>
    Edited,

    /// <summary>A point of a model that was asked to challenge the plan.</summary>
    Challenge,
}
