using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// `src/a.js`, `src/a.js:12`, `src/a.js:12-31`, `src/a.js#L12-L31`.
internal static partial class PathText
{
    private static readonly HashSet<string> BareNames = new(StringComparer.Ordinal)
    {
        "Dockerfile", "Makefile", "LICENSE", "Jenkinsfile", "Procfile", "Gemfile", "Rakefile", "CODEOWNERS", "Containerfile", "Justfile", "Vagrantfile",
    };

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "json", "jsonc", "json5", "md", "mdx", "cs", "csproj", "sln", "slnx", "props", "targets", "razor",
        "py", "pyi", "toml", "cfg", "ini", "go", "mod", "rs", "lock", "java", "kt", "kts", "gradle", "rb", "erb", "php", "swift", "c", "h", "cc", "cpp", "hpp", "m",
        "sql", "sh", "bash", "zsh", "ps1", "bat", "yml", "yaml", "xml", "html", "htm", "css", "scss", "sass", "less", "vue", "svelte", "txt", "csv", "tsv", "env",
        "proto", "graphql", "tf", "lua", "dart", "ex", "exs", "erl", "hs", "scala", "clj", "r", "jl", "fs", "fsproj", "vb", "svg", "png", "ipynb", "plist", "snap",
    };

    public static (string Path, int? From, int? To) Parse(string text)
    {
        if (text.AsSpan().IndexOfAny(':', '#') >= 0 && Ranged().Match(text) is { Success: true } match && int.TryParse(match.Groups[2].Value, out var from) && from > 0)
        {
            var to = match.Groups[3].Success && int.TryParse(match.Groups[3].Value, out var end) ? end : from;
            return (Clean(match.Groups[1].Value), from, to);
        }

        return (Clean(text), null, null);
    }

    public static FileRange ToRange(string text, SourceSpan span)
    {
        var (path, from, to) = Parse(text);
        return new(path, from, to, span);
    }

    // In prose a name counts as a file only when it surely is one: what is called missing must have been meant.
    public static bool IsSurelyFile(string text)
    {
        var (path, from, _) = Parse(text);
        if ((path.AsSpan().IndexOfAny('/', '.') < 0 && !BareNames.Contains(path)) || !Shape().IsMatch(path) || path.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        var name = path[(path.LastIndexOf('/') + 1)..];
        var extension = name.LastIndexOf('.') is > -1 and var dot && dot < name.Length - 1 ? name[(dot + 1)..] : "";
        return from is not null
            ? extension.Length > 0 || path.Contains('/', StringComparison.Ordinal) || BareNames.Contains(name)
            : path.Contains('/', StringComparison.Ordinal)
                ? extension.Length is > 0 and <= 10 && char.IsAsciiLetter(extension[0]) && extension.All(char.IsAsciiLetterOrDigit)
                : (Extensions.Contains(extension) && name[0] != '.') || BareNames.Contains(name);
    }

    public static bool IsPathLike(string text) =>
        text.Length > 0 && text.AsSpan().IndexOfAny('/', '.', '*') >= 0 && Loose().IsMatch(text) && text.Any(char.IsLetterOrDigit);

    public static bool IsBareName(string text) => BareNames.Contains(text);

    private static string Clean(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    [GeneratedRegex(@"^(.+?)(?::L?|#L)(\d{1,8})(?:[-–]L?(\d{1,8}))?$", RegexOptions.Singleline)]
    private static partial Regex Ranged();

    [GeneratedRegex(@"^[A-Za-z0-9._\-@+\[\]()~][A-Za-z0-9._\-@+\[\]()~/]*$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[^\s""'<>|:`]+$")]
    private static partial Regex Loose();
}
