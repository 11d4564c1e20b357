using System.Collections.Concurrent;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Workspace.State;
using Microsoft.Win32.SafeHandles;

namespace Foreplan.Workspace.Journal;

/// <summary>A journal on disk: one checksummed record per line, each on disk before <see cref="Append"/> returns. The format is docs/journal-format.md.</summary>
public sealed class JournalFile : IOpenJournal
{
    private static readonly ConcurrentDictionary<string, JournalReaders> Known = new(StringComparer.Ordinal);

    private readonly string path;
    private readonly TimeProvider time;
    private readonly IDisposable? held;
    private readonly BlobFolder blobs;
    private readonly RunJson json;
    private readonly List<RunEvent> events;
    private SafeFileHandle? file;
    private uint crc;
    private long length;
    private ForeplanException? broken;

    private JournalFile(string path, TimeProvider time, IDisposable? held)
    {
        this.path = path;
        this.time = time;
        this.held = held;
        var readers = Readers(path);
        (blobs, json) = (readers.Blobs, readers.Json);
        var content = Load(path, json);
        events = [.. content.Events];
        crc = content.LastCrc;
        length = content.WholeLength;
        WasTorn = content.Torn.Length > 0;
        if (WasTorn)
        {
            SetAside(content.Torn);
        }
    }

    /// <inheritdoc/>
    public string Id => Path.GetFileNameWithoutExtension(path);

    /// <inheritdoc/>
    public bool WasTorn { get; }

    /// <inheritdoc/>
    public IReadOnlyList<RunEvent> Events => events;

    /// <summary>Opens a journal for writing; its file is made by the first record. A torn last line is moved to a file beside it.</summary>
    /// <param name="path">The file, in a folder <c>journals</c> that has <c>blobs</c> beside it; its name without extension is the journal's id.</param>
    /// <param name="time">The clock for the records' times.</param>
    /// <param name="held">What keeps other writers out; disposed with the journal. Null when the caller sees to it.</param>
    /// <exception cref="ForeplanException">It is damaged before its last line, written by a newer version, or the disk refused.</exception>
    public static JournalFile Open(string path, TimeProvider time, IDisposable? held = null) => new(path, time, held);

    /// <summary>The records of a journal that another process may be writing; a torn last line is left out.</summary>
    /// <exception cref="ForeplanException">It is damaged before its last line, or written by a newer version.</exception>
    public static IReadOnlyList<RunEvent> ReadEvents(string path) => Load(path, Readers(path).Json).Events;

    /// <inheritdoc/>
    public void Append(RunEvent happened)
    {
        if (broken is not null)
        {
            throw broken;
        }
        try
        {
            var stamped = happened with { Seq = events.Count + 1, At = time.GetUtcNow().ToUniversalTime() };
            var line = RecordLine.Format(crc, JournalContent.WithVersion(json.Write(stamped)), out var next);
            file ??= OpenFile();
            RandomAccess.Write(file, line, length);
            RandomAccess.FlushToDisk(file);
            events.Add(stamped);
            crc = next;
            length += line.Length;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Half a record may be on disk: only a fresh start, which sets it aside, may go on.
            broken = DiskRefused.Of(path, refused);
            throw broken;
        }
        catch (ForeplanException refused)
        {
            broken = refused;
            throw;
        }
    }

    /// <inheritdoc/>
    public string PutBlob(byte[] content) => blobs.Put(content);

    /// <inheritdoc/>
    public byte[] GetBlob(string sha256) => blobs.Get(sha256);

    /// <inheritdoc/>
    public void Dispose()
    {
        file?.Dispose();
        held?.Dispose();
    }

    private static JournalReaders Readers(string path) =>
        Known.GetOrAdd(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "", "blobs"), static folder => JournalReaders.Of(folder));

    private static JournalContent Load(string path, RunJson json)
    {
        try
        {
            return JournalContent.Of(path, File.Exists(path) ? ReadShared(path) : [], json);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ForeplanException($"{path} cannot be read: {refused.Message}", "Make the file readable for you.", Outcome.Usage, refused);
        }
    }

    private static byte[] ReadShared(string path)
    {
        // The length is taken once: a writer may add records while this reads.
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[RandomAccess.GetLength(file)];
        var read = 0;
        for (int more; read < bytes.Length && (more = RandomAccess.Read(file, bytes.AsSpan(read), read)) > 0; read += more)
        {
        }
        return bytes[..read];
    }

    private SafeFileHandle OpenFile()
    {
        var folder = PrivateFolder.Make(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "");
        var isNew = !File.Exists(path);
        var opened = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (isNew)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(opened, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            FolderSync.Flush(folder);
        }
        return opened;
    }

    private void SetAside(byte[] torn)
    {
        AtomicFile.WritePrivate($"{path}.torn-at-{length}", torn);
        try
        {
            file = OpenFile();
            RandomAccess.SetLength(file, length);
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw DiskRefused.Of(path, refused);
        }
    }
}
