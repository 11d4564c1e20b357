namespace Foreplan.Notes;

/// <summary>An annotation on a version of a plan, with what became of it.</summary>
public sealed record Note
{
    /// <summary>The most characters that a note may have.</summary>
    public const int LongestText = 65_536;

    /// <summary>The most characters that the words a note is about may have.</summary>
    public const int LongestQuote = 20_000;

    /// <summary>N1 …, never used again in its plan. A note that still stands in <c>plan.md</c> has an id made of its words: T… when marked, E… when a plain edit.</summary>
    public required string Id { get; init; }

    /// <summary>The version it was made on; 0 when the plan had none.</summary>
    public int Version { get; init; }

    /// <summary>Who wrote it: the person's name as git knows it, <c>you</c> without one, or the challenger's model.</summary>
    public required string Author { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it asks for.</summary>
    public NoteKind Kind { get; init; }

    /// <summary>The words it is about; null for the whole plan.</summary>
    public NoteAnchor? Anchor { get; init; }

    /// <summary>What it says: the remark, the question, or the new text of a replacement or insertion; empty for a plain deletion.</summary>
    public required string Text { get; init; }

    /// <summary>What became of it.</summary>
    public Disposition Disposition { get; init; } = Disposition.Open;

    /// <summary>Earlier answers, oldest first: each time it was reopened, the one it had.</summary>
    public IReadOnlyList<Disposition> Earlier { get; init; } = [];

    /// <summary>Where it came from.</summary>
    public NoteSource Source { get; init; }

    /// <summary>The mark as it stood in the text, such as <c>{&gt;&gt;no&lt;&lt;}</c>; null unless it was marked there.</summary>
    public string? Mark { get; init; }

    /// <summary>The journal of the challenge that it is a point of; null for a person's.</summary>
    public string? Challenge { get; init; }

    /// <summary>True while it keeps its plan from being approved.</summary>
    public bool KeepsOpen => Source != NoteSource.Edited && Disposition.State is (NoteState.Open or NoteState.Asked or NoteState.Proposed);
}
