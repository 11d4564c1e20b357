using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Facts;

/// <summary>Source files with their top-level symbols, from every folder in turn, the folders with most source first.</summary>
internal static class SourceMap
{
    private const int MostRead = 400;
    private const int MostSymbols = 10;

    private static readonly HashSet<string> Entrances = new(StringComparer.OrdinalIgnoreCase)
    {
        "index", "main", "app", "server", "program", "startup", "cli", "mod", "lib", "__init__", "routes", "router", "schema", "models",
    };

    public static IEnumerable<string> Lines(KnownFiles files)
    {
        var folders = files.Own
            .Where(path => Languages.Of(path) is not (null or "Markdown" or "HTML" or "CSS") && !path.EndsWith(".min.js", StringComparison.Ordinal) && !path.EndsWith(".d.ts", StringComparison.Ordinal))
            .GroupBy(KnownFiles.FolderOf)
            .Select(group => new Folder([.. group.ByNumber(path => IsEntrance(path) ? 0 : 1)]))
            .ToList();
        folders.Sort();
        var read = 0;
        while (folders.Count > 0 && read < MostRead)
        {
            // A few of each folder at a time, so that one large folder does not take it all.
            foreach (var folder in folders)
            {
                for (var turn = 0; turn < 3 && read < MostRead && folder.Files.TryDequeue(out var path); turn++)
                {
                    read++;
                    if (files.Text(path) is { } text && Symbols.Of(path, text).Distinct().Take(MostSymbols + 1).ToList() is { Count: > 0 } symbols && !SaysNothing(path, symbols))
                    {
                        yield return $"- {RepositoryText.OneLine(path)}: {string.Join(", ", symbols.Take(MostSymbols))}{(symbols.Count > MostSymbols ? ", …" : "")}";
                    }
                }
            }

            folders.RemoveAll(folder => folder.Files.Count == 0);
        }
    }

    // A file named like the one type in it is told by the map of folders.
    private static bool SaysNothing(string path, List<string> symbols) =>
        symbols is [var only] && Path.GetFileNameWithoutExtension(path).Equals(only, StringComparison.OrdinalIgnoreCase);

    private static bool IsEntrance(string path)
    {
        var name = KnownFiles.NameOf(path);
        return Entrances.Contains(name[..Math.Max(0, name.LastIndexOf('.'))]);
    }

    private sealed class Folder(string[] files) : IComparable<Folder>
    {
        private readonly string first = files[0];
        private readonly bool isTest = TestCode.IsTestFile(files[0]);
        private readonly double weight = files.Length / Math.Pow(1.5, KnownFiles.Depth(files[0]));

        public Queue<string> Files { get; } = new(files);

        public int CompareTo(Folder? other) =>
            other is null ? 1
            : isTest != other.isTest ? (isTest ? 1 : -1)
            : weight.CompareTo(other.weight) is not 0 and var lighter ? -lighter
            : string.CompareOrdinal(first, other.first);
    }
}
