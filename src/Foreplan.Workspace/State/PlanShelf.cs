using System.Globalization;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Workspace.State;

/// <summary>The plan folders of a working tree.</summary>
/// <param name="root">The working tree's full path.</param>
/// <param name="workingFolder">The full path of the folder that the person is in, for paths they name.</param>
/// <param name="stateFolder">The repository's part of the state folder, as <see cref="StateFolder.Of"/> gives it.</param>
/// <param name="time">The clock for the journals.</param>
public sealed class PlanShelf(string root, string workingFolder, string stateFolder, TimeProvider time) : IPlanShelf
{
    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    private string Plans => Path.Combine(root, "plans");

    /// <inheritdoc/>
    public IReadOnlyList<IPlanFolder> All()
    {
        List<string> paths = [.. Numbered()];
        paths.AddRange(Elsewhere().FindAll(path => !paths.Contains(path)));
        return paths.FindAll(path => PlanFolder.IsOne(Path.Combine(root, path))).ConvertAll(IPlanFolder (path) => Folder(path));
    }

    /// <inheritdoc/>
    public IReadOnlyList<IPlanFolder> Begun() => [.. Numbered().Where(path => !PlanFolder.IsOne(Path.Combine(root, path))).Select(Folder)];

    /// <inheritdoc/>
    public IPlanFolder Apart => Folder(".foreplan");

    /// <inheritdoc/>
    public IPlanFolder Create(string title)
    {
        var slug = Slug.Of(title);
        if (Begun().FirstOrDefault(folder => PlanName.Of(folder.Name).Slug == slug && IsUnused(folder)) is { } left)
        {
            return left;
        }

        var taken = Directory.Exists(Plans) ? Directory.GetFileSystemEntries(Plans).Select(entry => PlanName.Of(Path.GetFileName(entry)).Number ?? 0) : [];
        var path = $"plans/{taken.DefaultIfEmpty().Max() + 1:D3}-{slug}";
        Documents.RefuseLinks(root, Path.Combine(root, path));
        try
        {
            Directory.CreateDirectory(Path.Combine(root, path));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw DiskRefused.Of(Path.Combine(root, path), refused);
        }
        return Folder(path);
    }

    /// <inheritdoc/>
    public IPlanFolder Find(string text)
    {
        var hits = ByName(text.Trim());
        return hits.Count switch
        {
            1 => Folder(hits[0]),
            0 when ByPath(text.Trim()) is { } path => Folder(path),
            // The plan in the root is shown under the repository's name.
            0 when text.Trim() == Folder("").Name && PlanFolder.IsOne(root) => Folder(""),
            0 => throw None(text),
            _ => throw new ForeplanException($"Several plans are meant by '{text}': {string.Join(", ", hits)}.", "Name one of them by its folder."),
        };
    }

    /// <inheritdoc/>
    public IDisposable HoldRecord() => RecordHold.Take(stateFolder);

    private bool IsUnused(IPlanFolder folder) =>
        !Directory.EnumerateFileSystemEntries(Path.Combine(root, folder.Path)).Any() && folder.Journals().Count == 0;

    private PlanFolder Folder(string path) => new(root, path, stateFolder, time);

    private List<string> ByName(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }
        var names = Numbered().Select(path => new Numbering(path, path["plans/".Length..]));
        if (text.All(char.IsAsciiDigit))
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? [.. names.Where(name => name.Parts.Number == number).Select(name => name.Path)]
                : [];
        }
        List<string> exact = [.. names.Where(name => name.Folder == text || name.Parts.Slug == text).Select(name => name.Path)];
        return exact.Count > 0
            ? exact
            : [.. names.Where(name => Starts(name.Folder) || Starts(name.Parts.Slug)).Select(name => name.Path)];

        bool Starts(string name) => name.StartsWith(text, StringComparison.Ordinal);
    }

    private string? ByPath(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, workingFolder));
        var folder = Documents.Names.Contains(Path.GetFileName(full)) && !Directory.Exists(full) ? Path.GetDirectoryName(full) ?? full : full;
        var path = Path.GetRelativePath(root, folder).Replace('\\', '/');
        if (Path.IsPathRooted(path) || path == ".." || path.StartsWith("../", StringComparison.Ordinal) || !PlanFolder.IsOne(folder))
        {
            return null;
        }
        Documents.RefuseLinks(root, folder);
        return path == "." ? "" : path;
    }

    private sealed record Numbering(string Path, string Folder)
    {
        public PlanName Parts { get; } = PlanName.Of(Folder);
    }

    private List<string> Numbered()
    {
        if (!Directory.Exists(Plans))
        {
            return [];
        }
        List<string> names = [];
        foreach (var folder in Directory.GetDirectories(Plans))
        {
            if (new DirectoryInfo(folder).LinkTarget is null)
            {
                names.Add(Path.GetFileName(folder));
            }
        }

        names.Sort(static (one, other) => Place(one).CompareTo(Place(other)) is var by and not 0 ? by : string.CompareOrdinal(one, other));
        return names.ConvertAll(static name => $"plans/{name}");

        static int Place(string name) => PlanName.Of(name).Number ?? int.MaxValue;
    }

    // Folders that were named by a path once have something in the state folder.
    private List<string> Elsewhere()
    {
        var kept = Path.Combine(stateFolder, "plans");
        List<string> named = [""];
        foreach (var folder in Directory.Exists(kept) ? Directory.GetDirectories(kept) : [])
        {
            if (StateName.PathOf(Path.GetFileName(folder)) is { Length: > 0 } path)
            {
                named.Add(path);
            }
        }

        named.Sort(string.CompareOrdinal);
        return named;
    }

    private ForeplanException None(string text)
    {
        var all = All().Select(folder => folder.Path.Length == 0 ? "." : folder.Path).ToList();
        return new(
            $"There is no plan '{text}'{(all.Count == 0 ? "; this repository has none yet" : $"; there are: {string.Join(", ", all)}")}.",
            all.Count == 0 ? "Make one: foreplan plan \"what you want\"." : "Name a plan by its number, its slug's beginning, or a path.");
    }
}
