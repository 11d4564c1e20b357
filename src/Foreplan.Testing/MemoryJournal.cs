using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Testing;

/// <summary>A journal in memory.</summary>
/// <param name="time">The clock; the system's by default.</param>
public sealed class MemoryJournal(TimeProvider? time = null) : IJournal
{
    private readonly List<RunEvent> events = [];
    private readonly Dictionary<string, byte[]> blobs = [];

    /// <inheritdoc/>
    public IReadOnlyList<RunEvent> Events => events;

    /// <inheritdoc/>
    public void Append(RunEvent happened) =>
        events.Add(happened with { Seq = events.Count + 1, At = (time ?? TimeProvider.System).GetUtcNow() });

    /// <inheritdoc/>
    public string PutBlob(byte[] content)
    {
        var id = TextHash.OfBytes(content);
        blobs[id] = content;
        return id;
    }

    /// <inheritdoc/>
    public byte[] GetBlob(string sha256) =>
        blobs.TryGetValue(sha256, out var content)
            ? content
            : throw new ForeplanException($"The blob {sha256} is not there.", "This is a test double: put it first.");
}
