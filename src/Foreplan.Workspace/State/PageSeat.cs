namespace Foreplan.Workspace.State;

/// <summary>The seat of a repository's one page server: whoever holds it serves, and leaves word where; the kernel frees it when its process ends, however it ends.</summary>
public sealed class PageSeat : IDisposable
{
    private readonly FileStream held;
    private readonly string word;

    private PageSeat(FileStream held, string word)
    {
        this.held = held;
        this.word = word;
    }

    /// <summary>Takes the seat; null when another process has it.</summary>
    /// <param name="stateFolder">The repository's part of the state folder.</param>
    /// <exception cref="ForeplanException">The disk refused.</exception>
    public static PageSeat? TryTake(string stateFolder)
    {
        var folder = PrivateFolder.Make(Path.Combine(stateFolder, "page"));
#pragma warning disable CA2000 // The seat closes it.
        return HeldFile.TryTake(Path.Combine(folder, "seat")) is { } held ? new(held, WordIn(stateFolder)) : null;
#pragma warning restore CA2000
    }

    /// <summary>What was left by who has the seat, or had it last; null when nobody ever had it.</summary>
    public static byte[]? Read(string stateFolder) => File.Exists(WordIn(stateFolder)) ? File.ReadAllBytes(WordIn(stateFolder)) : null;

    /// <summary>Leaves word where the page is; readable by its owner only.</summary>
    public void Write(byte[] content) => AtomicFile.WritePrivate(word, content);

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static string WordIn(string stateFolder) => Path.Combine(stateFolder, "page", "page.json");
}
