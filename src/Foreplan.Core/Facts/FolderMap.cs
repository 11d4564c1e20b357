using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Facts;

/// <summary>The folders with the number of files below them: the upper ones and the ones with most source first, and their files as far as they are few.</summary>
internal static class FolderMap
{
    private const int NamedFiles = 12;

    public static IEnumerable<string> Lines(KnownFiles files)
    {
        var folders = new Dictionary<string, Folder>(StringComparer.Ordinal) { [""] = new("") };
        foreach (var path in files.Paths)
        {
            var isSource = !KnownFiles.IsNoise(path) && Languages.Of(path) is not null and not "Markdown";
            var slash = path.LastIndexOf('/');
            FolderAt(folders, slash < 0 ? "" : path[..slash]).Own.Add(path);
            for (var at = slash; at > 0; at = path.LastIndexOf('/', at - 1))
            {
                FolderAt(folders, path[..at]).Count(isSource);
            }

            folders[""].Count(isSource);
        }

        List<Folder> shown = [.. folders.Values.Where(folder => !KnownFiles.IsNoise(folder.Path + "/"))];
        shown.Sort();
        return shown.Select(Line);
    }

    private static Folder FolderAt(Dictionary<string, Folder> folders, string path)
    {
        if (!folders.TryGetValue(path, out var folder))
        {
            folder = new(path);
            folders.Add(path, folder);
        }

        return folder;
    }

    private static string Line(Folder folder)
    {
        var names = folder.Own.ByNumber(path => Languages.Of(path) is null ? 1 : 0).Take(NamedFiles).Select(path => RepositoryText.OneLine(KnownFiles.NameOf(path))).ToList();
        var more = folder.Own.Count > names.Count ? $", … {folder.Own.Count - names.Count} more" : "";
        return $"- {(folder.Path.Length == 0 ? "." : RepositoryText.OneLine(folder.Path))}/ {folder.All}{(names.Count == 0 ? "" : $": {string.Join(", ", names)}{more}")}";
    }

    private sealed class Folder(string path) : IComparable<Folder>
    {
        public string Path => path;

        public List<string> Own { get; } = [];

        public int All { get; private set; }

        public int Source { get; private set; }

        // A folder near the root says more than one far below with as many files.
        private double Weight => path.Length == 0 ? double.MaxValue : (Source + (All * 0.05) + 1) / Math.Pow(2, KnownFiles.Depth(path));

        public int CompareTo(Folder? other) =>
            other is null ? 1 : other.Weight.CompareTo(Weight) is not 0 and var heavier ? heavier : string.CompareOrdinal(Path, other.Path);

        public void Count(bool isSource)
        {
            All++;
            Source += isSource ? 1 : 0;
        }
    }
}
