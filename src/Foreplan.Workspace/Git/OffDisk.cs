using System.Text;

namespace Foreplan.Workspace.Git;

/// <summary>The files that a worktree's index holds as they are in the commit though they are not on the disk. The index alone remembers which.</summary>
internal sealed class OffDisk
{
    private readonly ILookup<string, byte[]> names;

    private OffDisk(IEnumerable<byte[]> names) => this.names = names.ToLookup(Encoding.UTF8.GetString, StringComparer.Ordinal);

    public bool IsEmpty => names.Count == 0;

    public IReadOnlyList<string> All => [.. names.Select(name => name.Key)];

    /// <summary>Reads the index.</summary>
    /// <param name="side">The worktree's.</param>
    /// <param name="hidden">Files that never come to the disk, and so do not count.</param>
    public static OffDisk Of(GitSide side, Func<string, bool> hidden) =>
        new(Split(side.Run(["ls-files", "-z", "-t"]).Output).Where(entry => entry is [(byte)'S', ..]).Select(entry => entry[2..]).Where(name => !hidden(Encoding.UTF8.GetString(name))));

    public bool Contains(string path) => names.Contains(path);

    /// <summary>The path itself when it is among them, else the file that it runs through, if one is.</summary>
    public string? OnTheWay(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (names.Contains(path[..end]))
            {
                return path[..end];
            }
        }

        return null;
    }

    /// <summary>Those that are named, or lie in a folder that is named.</summary>
    public IReadOnlyList<string> Named(IReadOnlyList<string> paths) =>
        [.. names.Select(name => name.Key).Where(name => paths.Any(path => name.StartsWith(path, StringComparison.Ordinal) && (name.Length == path.Length || name[path.Length] == '/')))];

    /// <summary>What git takes with <c>-z --stdin</c>, byte for byte: a name need not be UTF-8.</summary>
    public byte[] Input(IReadOnlyList<string> paths)
    {
        using var input = new MemoryStream();
        foreach (var name in paths.SelectMany(path => names[path]))
        {
            input.Write(name);
            input.WriteByte(0);
        }

        return input.ToArray();
    }

    private static IEnumerable<byte[]> Split(byte[] list)
    {
        for (var start = 0; start < list.Length;)
        {
            var end = Array.IndexOf(list, (byte)0, start);
            yield return list[start..end];
            start = end + 1;
        }
    }
}
