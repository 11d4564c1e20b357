using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Finding;

// The headings of a document that are files, by the index of their line. Their links are paths of the machine that wrote them: what is above the project is cut.
internal sealed class FileHeadings
{
    // Folders that stand below a project's own.
    private static readonly HashSet<string> Inner = new(StringComparer.OrdinalIgnoreCase)
    {
        "src", "app", "apps", "lib", "libs", "packages", "test", "tests", "backend", "frontend", "server", "client", "api", "docs", "cmd", "internal", "pkg", "components", "public", "scripts", "web", ".github",
    };

    private readonly Dictionary<int, (string Kind, string Path)> found = [];

    public FileHeadings(DialectSection root)
    {
        List<FileHeading> headings = [];
        List<int> starts = [];
        foreach (var section in root.Below)
        {
            if (FileHeading.Parse(section.Title) is { } heading)
            {
                headings.Add(heading);
                starts.Add(section.Start);
            }
        }

        var addresses = headings.ConvertAll(heading => Address(heading.Link));
        var named = "";
        for (var i = headings.Count - 1; i >= 0; i--)
        {
            named = IsEnd(headings[i].Name, addresses[i]) ? addresses[i][..^headings[i].Name.Length] : named;
        }

        var common = Common(addresses);
        for (var i = 0; i < headings.Count; i++)
        {
            var (start, heading) = (starts[i], headings[i]);
            var path = PathOf(heading, addresses[i], named, common);
            // What is in a folder is a pattern, and a pattern is for edits.
            found[start] = path.EndsWith('/') ? (heading.Kind == "new" ? "edit" : heading.Kind, $"{path}**") : (heading.Kind, path);
        }
    }

    public int Count => found.Count;

    public bool Contains(int line) => found.ContainsKey(line);

    public (string Kind, string Path)? At(int line) => found.TryGetValue(line, out var file) ? file : null;

    private static string PathOf(FileHeading heading, string address, string named, string[] common)
    {
        if (address.Length == 0)
        {
            return heading.Link.Length > 0 && !heading.Link.Contains(':', StringComparison.Ordinal) && heading.Link[0] is not ('#' or '/') ? heading.Link : heading.Name.Replace('\\', '/');
        }

        if (heading.Name.Contains('/', StringComparison.Ordinal) && !heading.Name.StartsWith('/') && !heading.Name.Contains(' ', StringComparison.Ordinal))
        {
            return heading.Name;
        }

        if (named.Length > 0 && address.StartsWith(named, StringComparison.Ordinal))
        {
            return address[named.Length..];
        }

        var parts = address.Split('/');
        var inner = Array.FindIndex(parts, Math.Min(parts[0] is "home" or "Users" || parts.ElementAtOrDefault(1) is "Users" ? 3 : 1, parts.Length), part => Inner.Contains(part));
        var cut = inner > 0 && (inner < common.Length || common.Length < 2) ? inner : common.Length < 2 ? parts.Length - 1 : common.Length;
        return string.Join('/', parts[Math.Min(cut, parts.Length - 1)..]);
    }

    // A name with folders says where the project begins.
    private static bool IsEnd(string name, string address) => name.Contains('/', StringComparison.Ordinal) && address.EndsWith("/" + name, StringComparison.Ordinal);

    // `home/me/project/src/a b.ts`, without the lines that the link leads to; empty for what is no address of a file.
    private static string Address(string link) =>
        link.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(link["file://".Length..].Split('#')[0]).Replace('\\', '/').TrimStart('/') : "";

    // The folders that all files are in.
    private static string[] Common(List<string> addresses)
    {
        string[]? common = null;
        foreach (var address in addresses.Where(address => address.Length > 0))
        {
            var folders = address.TrimEnd('/').Split('/')[..^1];
            common = common is null ? folders : [.. common.Zip(folders).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }

        return common ?? [];
    }
}
