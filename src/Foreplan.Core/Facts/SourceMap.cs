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
        var folders = files.Paths
            .Where(path => Languages.Of(path) is not (null or "Markdown" or "HTML" or "CSS") && !KnownFiles.IsNoise(path) && !path.EndsWith(".min.js", StringComparison.Ordinal) && !path.EndsWith(".d.ts", StringComparison.Ordinal))
            .GroupBy(KnownFiles.FolderOf)
            .Select(group => new Queue<string>(group.OrderBy(path => !IsEntrance(path)).ThenBy(path => path, StringComparer.Ordinal)))
            .OrderBy(queue => TestCode.IsTestFile(queue.Peek())).ThenByDescending(queue => queue.Count / Math.Pow(1.5, KnownFiles.Depth(queue.Peek()))).ThenBy(queue => queue.Peek(), StringComparer.Ordinal)
            .ToList();
        var read = 0;
        while (folders.Count > 0 && read < MostRead)
        {
            // A few of each folder at a time, so that one large folder does not take it all.
            foreach (var folder in folders)
            {
                for (var turn = 0; turn < 3 && read < MostRead && folder.TryDequeue(out var path); turn++)
                {
                    read++;
                    if (files.Text(path) is { } text && Symbols.Of(path, text).Distinct().Take(MostSymbols + 1).ToList() is { Count: > 0 } symbols && !SaysNothing(path, symbols))
                    {
                        yield return $"- {RepositoryText.OneLine(path)}: {string.Join(", ", symbols.Take(MostSymbols))}{(symbols.Count > MostSymbols ? ", …" : "")}";
                    }
                }
            }

            folders.RemoveAll(folder => folder.Count == 0);
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
}
