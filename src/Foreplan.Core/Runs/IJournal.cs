namespace Foreplan.Runs;

/// <summary>What happened, in order; the only state of a run. One writer at a time.</summary>
public interface IJournal
{
    /// <summary>Everything recorded so far, in order.</summary>
    IReadOnlyList<RunEvent> Events { get; }

    /// <summary>Records an event with its sequence number and time; it is on disk when this returns.</summary>
    /// <exception cref="ForeplanException">The disk refused it; nothing further may be done.</exception>
    void Append(RunEvent happened);

    /// <summary>Keeps bytes by their SHA-256 and returns it in hex; on disk when this returns.</summary>
    string PutBlob(byte[] content);

    /// <summary>Bytes that were kept.</summary>
    /// <exception cref="ForeplanException">They are missing or damaged.</exception>
    byte[] GetBlob(string sha256);
}
