using System.Text.RegularExpressions;
using Foreplan.Checks.Commands;
using Foreplan.Tools;

namespace Foreplan.Facts;

internal static partial class OtherManifests
{
    private const int MostTargets = 20;
    private static readonly string[] GradleFiles = ["settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts"];

    public static IEnumerable<string> Cargo(KnownFiles files) =>
        Manifests.Some(files, "Cargo.toml").Take(1).Select(path => $"- {path}: {Manifests.In(path, "cargo build")}, {Manifests.In(path, "cargo test")}, {Manifests.In(path, "cargo clippy")}")
            .Concat(Names(files, "Cargo.toml", "crates"));

    public static IEnumerable<string> Go(KnownFiles files) =>
        Manifests.Some(files, "go.mod").Select(path => $"- {path}{Module(files.Text(path))}: {Manifests.In(path, "go build ./...")}, {Manifests.In(path, "go test -v ./...")}, {Manifests.In(path, "go vet ./...")}");

    public static IEnumerable<string> Jvm(KnownFiles files)
    {
        foreach (var path in Manifests.Some(files, "pom.xml").Take(1))
        {
            yield return $"- {path}: {Manifests.In(path, files.Exists("mvnw") ? "./mvnw test" : "mvn test")}";
        }

        foreach (var path in GradleFiles.SelectMany(files.Named).Take(1))
        {
            var gradle = files.Exists("gradlew") ? "./gradlew" : "gradle";
            yield return $"- {path}: {Manifests.In(path, $"{gradle} build")}, {Manifests.In(path, $"{gradle} test")}";
        }
    }

    public static IEnumerable<string> Composer(KnownFiles files)
    {
        foreach (var path in Manifests.Some(files, "composer.json").Take(2))
        {
            var scripts = files.Text(path) is { } json ? PackageScript.Read(json) : null;
            var commands = (scripts?.Keys.Take(8).Select(name => $"composer {name}") ?? [])
                .Concat(files.ByName["phpunit.xml"].Concat(files.ByName["phpunit.xml.dist"]).Any() ? ["vendor/bin/phpunit"] : []);
            yield return $"- {path}: {string.Join(", ", commands.Select(command => Manifests.In(path, RepositoryText.OneLine(command))))}";
        }
    }

    public static IEnumerable<string> Ruby(KnownFiles files) =>
        files.Named("Gemfile").Take(1).Select(path =>
            $"- {path}: {string.Join(", ", new[] { files.Exists(".rspec") || files.Paths.Any(file => file.EndsWith("_spec.rb", StringComparison.Ordinal)) ? "bundle exec rspec" : "bundle exec rake test" }.Concat(files.Exists(".rubocop.yml") ? ["bundle exec rubocop"] : []).Select(command => Manifests.In(path, command)))}");

    public static IEnumerable<string> CMake(KnownFiles files) =>
        files.Named("CMakeLists.txt").Take(1).Select(path =>
            $"- {path}: {Manifests.In(path, "cmake -B build")}, {Manifests.In(path, "cmake --build build")}{(files.Text(path) is { } text && Testing().IsMatch(text) ? $", {Manifests.In(path, "ctest --test-dir build")}" : "")}");

    public static IEnumerable<string> Make(KnownFiles files)
    {
        foreach (var path in Manifests.Some(files, "Makefile").Take(3))
        {
            var targets = files.Text(path) is { } text ? Target().Matches(text).Select(match => match.Groups["name"].Value).Distinct().Take(MostTargets).ToList() : [];
            yield return $"- {path}: {string.Join(", ", targets.Select(target => Manifests.In(path, $"make {target}")))}";
        }
    }

    public static IEnumerable<string> Just(KnownFiles files)
    {
        foreach (var path in files.Named("justfile").Take(1))
        {
            var targets = files.Text(path) is { } text ? Target().Matches(text).Select(match => match.Groups["name"].Value).Distinct().Take(MostTargets).ToList() : [];
            yield return $"- {path}: {string.Join(", ", targets.Select(target => Manifests.In(path, $"just {target}")))}";
        }
    }

    private static IEnumerable<string> Names(KnownFiles files, string name, string what)
    {
        var folders = files.Named(name).Skip(1).Take(20).Select(KnownFiles.FolderOf).ToList();
        return folders.Count == 0 ? [] : [$"  - {what}: {string.Join(", ", folders)}"];
    }

    private static string Module(string? text) =>
        text is not null && GoModule().Match(text) is { Success: true } match ? $" ({RepositoryText.OneLine(match.Groups["name"].Value)})" : "";

    [GeneratedRegex(@"^module\s+(?<name>\S{1,120})", RegexOptions.Multiline)]
    private static partial Regex GoModule();

    [GeneratedRegex(@"\b(?:enable_testing|add_test|include\s*\(\s*CTest)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Testing();

    [GeneratedRegex(@"^(?<name>[A-Za-z][\w-]*)(?:[ \t][^\n:=]*)?:(?![=])", RegexOptions.Multiline)]
    private static partial Regex Target();
}
