namespace Foreplan;

/// <summary>How a command ended; the value is its exit code.</summary>
public enum Outcome
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Not done: a check or gate is red, or the review rejects.</summary>
    NotDone = 1,

    /// <summary>Wrong usage, or the environment lacks something.</summary>
    Usage = 2,

    /// <summary>Refused: not approved, or the lock is broken.</summary>
    Refused = 3,

    /// <summary>Waiting for a person: a question, a blocker, a budget.</summary>
    Waiting = 4,

    /// <summary>Cancelled by the person.</summary>
    Cancelled = 130,
}
