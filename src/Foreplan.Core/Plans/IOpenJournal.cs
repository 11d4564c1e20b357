using Foreplan.Runs;

namespace Foreplan.Plans;

/// <summary>A journal open for writing; closing it frees the plan for other processes.</summary>
public interface IOpenJournal : IJournal, IDisposable
{
    /// <summary>The journal's id, in its file name; unique in the repository.</summary>
    string Id { get; }

    /// <summary>A torn last line was set aside when it was opened.</summary>
    bool WasTorn { get; }
}
