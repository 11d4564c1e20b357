namespace Foreplan.Plans;

/// <summary>The plan folders of a repository.</summary>
public interface IPlanShelf
{
    /// <summary>Every plan folder in order of its name; the root is one when it holds <c>spec.md</c> or <c>plan.md</c>.</summary>
    IReadOnlyList<IPlanFolder> All();

    /// <summary>Folders of <c>plans/</c> that hold no document yet: the first command that works there was stopped before it had one.</summary>
    IReadOnlyList<IPlanFolder> Begun();

    /// <summary>Makes <c>plans/NNN-slug</c> with the next number, or takes the empty one that a killed command left.</summary>
    IPlanFolder Create(string title);

    /// <summary>The folder that a person named: digits, a slug or its unique beginning, or a path from the working folder.</summary>
    /// <exception cref="ForeplanException">None or several; the message lists them.</exception>
    IPlanFolder Find(string text);

    /// <summary>Keeps other processes from writing the record over all plans until it is disposed; waits for the one that does.</summary>
    /// <exception cref="ForeplanException">Another process holds it for ten seconds.</exception>
    IDisposable HoldRecord();

    /// <summary>Keeps the journals of work that belongs to no plan, such as a challenge of a free text; no folder of the working tree.</summary>
    IPlanFolder Apart { get; }
}
