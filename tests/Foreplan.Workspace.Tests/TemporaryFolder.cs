namespace Foreplan.Workspace.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("foreplan-test-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative]) ?? Path);
        File.WriteAllText(this[relative], text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
