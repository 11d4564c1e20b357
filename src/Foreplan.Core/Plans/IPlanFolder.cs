using Foreplan.Runs;

namespace Foreplan.Plans;

/// <summary>A plan's documents in the working tree, and what is kept of it in the state folder.</summary>
public interface IPlanFolder
{
    /// <summary>The folder relative to the root with <c>/</c>; empty for the root itself.</summary>
    string Path { get; }

    /// <summary>The folder's name such as <c>001-user-authentication</c>; for the root, the repository's name.</summary>
    string Name { get; }

    /// <summary>What a person types to mean this plan: its name, or its path where the name is none that a shell takes as it is.</summary>
    string Handle => PlanHandle.Of(Path, Name);

    /// <summary>A document (<c>spec.md</c>, <c>plan.md</c>, <c>plan.lock.json</c>, <c>notes.json</c>, <c>review.md</c>, <c>report.md</c>); null when absent. <c>PLAN.md</c> is found as <c>plan.md</c>.</summary>
    byte[]? Read(string document);

    /// <summary>Writes a document atomically and durably.</summary>
    void Write(string document, byte[] content);

    /// <summary>Keeps a version of the plan's text in the state folder, identical ones once; returns its number from 1.</summary>
    int KeepVersion(string text);

    /// <summary>The kept versions in order.</summary>
    IReadOnlyList<string> Versions { get; }

    /// <summary>Holds the plan's notes for one short change, waiting for whoever holds them; free again when disposed, or when this process ends.</summary>
    /// <exception cref="ForeplanException">Somebody held them for longer than any change takes.</exception>
    IDisposable HoldNotes();

    /// <summary>Remembers that a lock was approved on this machine.</summary>
    void Approve(string lockId);

    /// <summary>True when that lock was approved on this machine.</summary>
    bool IsApproved(string lockId);

    /// <summary>The journals of this plan, oldest first, for reading.</summary>
    IReadOnlyList<IReadOnlyList<RunEvent>> Journals();

    /// <summary>Opens the newest journal whose first record is accepted for going on with it, or makes a new one; holds the plan's lock until disposed.</summary>
    /// <param name="kind">plan, revise, run or review: part of the file's name.</param>
    /// <param name="goOn">Says whether a journal is the one to go on with.</param>
    /// <exception cref="ForeplanException">Another process works on this plan, or the journal is damaged before its last line.</exception>
    IOpenJournal OpenJournal(string kind, Func<IReadOnlyList<RunEvent>, bool> goOn);

    /// <summary>What was kept of this plan for this machine under a name (drafts of notes, what was read last); null when nothing was.</summary>
    byte[]? ReadKept(string name);

    /// <summary>Keeps something of this plan for this machine, outside the working tree, atomically.</summary>
    void WriteKept(string name, byte[] content);

    /// <summary>What differs whenever something of this plan was written, or made readable or not, by whichever program; cheap enough to be asked for several times a second.</summary>
    /// <exception cref="ForeplanException">The folder leads out of the repository.</exception>
    PlanStamp Stamp { get; }

    /// <summary>True while a process works on this plan: one that opened a journal and has not closed it.</summary>
    bool IsHeld { get; }
}
