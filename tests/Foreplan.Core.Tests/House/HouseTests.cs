using System.Text.RegularExpressions;

namespace Foreplan.Core.Tests.House;

/// <summary>What the house looks like, measured: small files, one type each, a core without input and output.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Skipped = ["artifacts", ".git", "bin", "obj", "node_modules", "TestResults"];

    [Fact]
    public void Core_references_nothing_that_does_input_or_output()
    {
        var names = typeof(Workflow).Assembly.GetReferencedAssemblies().Select(name => name.Name ?? "").ToList();
        string[] ours = ["Markdig", "Microsoft.Extensions.AI.Abstractions"];
        Assert.All(names.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)), name => Assert.Contains(name, ours));
        string[] banned = ["System.Net", "System.Diagnostics.Process", "System.Console", "System.IO.FileSystem", "System.IO.Pipes", "System.IO.Compression"];
        Assert.All(names, name => Assert.DoesNotContain(banned, begin => name.StartsWith(begin, StringComparison.Ordinal)));
    }

    [Fact]
    public void Files_are_small()
    {
        var lines = Sources("src").Select(path => (Path: path, Lines: File.ReadAllLines(path).Length)).OrderBy(file => file.Lines).ToList();
        Assert.All(lines, file => Assert.True(file.Lines <= 400, $"{file.Path} has {file.Lines} lines"));
        Assert.InRange(lines[lines.Count / 2].Lines, 1, 60);
        Assert.InRange(lines[(int)(lines.Count * 0.9)].Lines, 1, 200);
        Assert.All(Sources("tests"), path => Assert.True(File.ReadAllLines(path).Length <= 400, path));
    }

    [Fact]
    public void A_file_holds_one_type_and_is_named_after_it() => Assert.All(Sources("src").Where(path => Path.GetFileName(path) != "Program.cs"), path =>
    {
        var types = TopLevelType().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value).ToList();
        Assert.True(types.Count == 1 && types[0] == Path.GetFileName(path).Split('.')[0], $"{path}: {string.Join(", ", types)}");
    });

    [Fact]
    public void A_folder_is_a_namespace() => Assert.All(Sources("src").Where(path => Path.GetFileName(path) != "Program.cs"), path =>
    {
        var parts = Path.GetRelativePath(Path.Combine(Golden.Root, "src"), Path.GetDirectoryName(path) ?? "").Replace('\\', '/').Split('/');
        var expected = string.Join('.', [parts[0] == "Foreplan.Core" ? "Foreplan" : parts[0], .. parts[1..]]);
        Assert.Contains($"namespace {expected};", File.ReadAllText(path), StringComparison.Ordinal);
    });

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.All(Sources("src"), path => Assert.False(Later().IsMatch(File.ReadAllText(path)), path));

    [Theory, InlineData("README.md", 120), InlineData("AGENTS.md", 100)]
    public void What_everybody_reads_is_short(string file, int most) => Assert.InRange(File.ReadAllLines(Path.Combine(Golden.Root, file)).Length, 10, most);

    [Fact]
    public void No_file_names_a_place_of_one_machine()
    {
        Assert.All(Texts(), path => Assert.True(Place().Match(File.ReadAllText(path)) is { Success: false }, path));
    }

    private static IEnumerable<string> Sources(string folder) => Texts(folder).Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Texts(string folder = "") => Below(Path.Combine(Golden.Root, folder))
        .Where(path => Path.GetExtension(path) is ".cs" or ".md" or ".json" or ".props" or ".csproj" or ".sh" or ".yml" or ".slnx" or ".txt");

    private static IEnumerable<string> Below(string folder) => Directory.GetFiles(folder)
        .Concat(Directory.GetDirectories(folder).Where(below => !Skipped.Contains(Path.GetFileName(below))).SelectMany(Below));

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|record(?:\s+(?:class|struct))?|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    // Homes of nobody may stand in tests; the brackets keep this line from finding itself.
    [GeneratedRegex(@"/[h]ome/(?!me\b|you\b)\w|/[U]sers/\w|/[r]oot/\w|/[w]ork/\w|/[t]mp/h/|C:\\[U]sers")]
    private static partial Regex Place();

    [GeneratedRegex(@"//.*\b(?:TODO|FIXME|HACK)\b")]
    private static partial Regex Later();
}
