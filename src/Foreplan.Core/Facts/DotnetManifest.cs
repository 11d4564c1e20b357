using System.Text.RegularExpressions;

namespace Foreplan.Facts;

internal static partial class DotnetManifest
{
    private const int MostProjects = 30;
    private const int NamedProjects = 8;

    public static IEnumerable<string> Lines(KnownFiles files)
    {
        var projects = files.Ending(".csproj", ".fsproj", ".vbproj").Take(MostProjects).ToList();
        var solutions = files.Ending(".slnx", ".sln").Take(3).ToList();
        foreach (var solution in solutions)
        {
            var name = KnownFiles.NameOf(solution);
            yield return $"- {solution}: {Manifests.In(solution, $"dotnet build {name}")}, {Manifests.In(solution, $"dotnet test {name}")}";
        }

        // The packages may stand in a props file above.
        var tests = projects.Where(project => TestName().IsMatch(project) || (files.Text(project) is { } text && TestPackage().IsMatch(text))).ToList();
        var others = projects.Except(tests).ToList();
        if (tests.Count > 0)
        {
            yield return $"  - test projects: {string.Join(", ", tests.Take(NamedProjects).Select(project => $"`dotnet test {project}`"))}";
        }

        if (others.Count > 0)
        {
            yield return $"  - projects: {string.Join(", ", others.Take(NamedProjects).Select(project => project + Framework(files, project)))}";
        }
    }

    private static string Framework(KnownFiles files, string project) =>
        files.Text(project) is { } text && TargetFramework().Match(text) is { Success: true } match ? $" ({match.Groups["name"].Value.Trim()})" : "";

    [GeneratedRegex(@"Microsoft\.NET\.Test\.Sdk|MSTest\.Sdk|<IsTestProject>\s*true|Include=""(?:xunit|TUnit|NUnit|MSTest)", RegexOptions.IgnoreCase)]
    private static partial Regex TestPackage();

    [GeneratedRegex(@"Tests?\.\w+proj$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"<TargetFrameworks?>(?<name>[^<]{1,60})</")]
    private static partial Regex TargetFramework();
}
