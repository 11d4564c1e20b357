using Foreplan.Text;

namespace Foreplan.Facts;

internal static class Languages
{
    private const int Shown = 8;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = "JavaScript", [".mjs"] = "JavaScript", [".cjs"] = "JavaScript", [".jsx"] = "JavaScript",
        [".ts"] = "TypeScript", [".tsx"] = "TypeScript", [".mts"] = "TypeScript", [".cts"] = "TypeScript",
        [".cs"] = "C#", [".fs"] = "F#", [".vb"] = "Visual Basic", [".razor"] = "Razor",
        [".py"] = "Python", [".go"] = "Go", [".rs"] = "Rust", [".rb"] = "Ruby", [".php"] = "PHP",
        [".java"] = "Java", [".kt"] = "Kotlin", [".kts"] = "Kotlin", [".scala"] = "Scala", [".swift"] = "Swift",
        [".c"] = "C", [".h"] = "C/C++ header", [".cc"] = "C++", [".cpp"] = "C++", [".hpp"] = "C++",
        [".ex"] = "Elixir", [".exs"] = "Elixir", [".dart"] = "Dart", [".lua"] = "Lua", [".hs"] = "Haskell", [".clj"] = "Clojure",
        [".sql"] = "SQL", [".sh"] = "Shell", [".ps1"] = "PowerShell", [".html"] = "HTML", [".css"] = "CSS", [".scss"] = "CSS",
        [".vue"] = "Vue", [".svelte"] = "Svelte", [".tf"] = "Terraform", [".md"] = "Markdown",
    };

    public static string? Of(string path) =>
        path.LastIndexOf('.') is >= 0 and var dot && Names.TryGetValue(path[dot..], out var name) ? name : null;

    public static string Heading(KnownFiles files) => $"{files.Paths.Count} files. Languages by files:";

    public static IEnumerable<string> Lines(KnownFiles files)
    {
        Dictionary<string, int> counts = [];
        foreach (var language in files.Own.Select(Of).OfType<string>())
        {
            counts[language] = counts.GetValueOrDefault(language) + 1;
        }

        var most = counts.Keys.Order(StringComparer.Ordinal).ByNumber(language => -counts[language]).Take(Shown).ToList();
        return [most.Count == 0 ? "- none that is known" : "- " + string.Join(", ", most.Select(language => $"{language} {counts[language]}"))];
    }
}
