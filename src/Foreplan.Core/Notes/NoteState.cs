namespace Foreplan.Notes;

/// <summary>How far a note is answered; its name in <c>notes.json</c> is the lower-case word.</summary>
public enum NoteState
{
    /// <summary>Nobody answered it yet: the next revision does. Keeps the plan open.</summary>
    Open,

    /// <summary>The planner did it.</summary>
    Done,

    /// <summary>The planner, or for a challenger's note the person, said no, with a reason.</summary>
    Declined,

    /// <summary>The planner asks back: the person reopens it with a word, or dismisses it. Keeps the plan open.</summary>
    Asked,

    /// <summary>A challenger's point that the person has neither accepted nor dismissed. Keeps the plan open.</summary>
    Proposed,
}
