namespace Foreplan.Workspace.Processes;

/// <summary>A file that no command may change, as it was before one ran.</summary>
internal sealed class KeptFile
{
    private readonly byte[] content;
    private readonly UnixFileMode mode;

    private KeptFile(string path)
    {
        Path = path;
        content = File.ReadAllBytes(path);
        mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
    }

    public string Path { get; }

    public static IReadOnlyList<KeptFile> Of(IEnumerable<string> paths) => [.. paths.Where(IsFile).Select(path => new KeptFile(path))];

    /// <summary>Puts it back as it was; true when it had changed.</summary>
    public bool PutBack()
    {
        if (IsFile(Path) && File.ReadAllBytes(Path).AsSpan().SequenceEqual(content))
        {
            return false;
        }
        // Something else may stand in its place: a folder, or a link to write through.
        if (Directory.Exists(Path) && new DirectoryInfo(Path).LinkTarget is null)
        {
            Directory.Delete(Path, recursive: true);
        }
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path) ?? "/");
        File.Delete(Path);
        File.WriteAllBytes(Path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, mode);
        }
        return true;
    }

    private static bool IsFile(string path) => File.Exists(path) && new FileInfo(path).LinkTarget is null;
}
