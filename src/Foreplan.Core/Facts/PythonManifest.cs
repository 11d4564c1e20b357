using System.Text.RegularExpressions;

namespace Foreplan.Facts;

internal static partial class PythonManifest
{
    public static IEnumerable<string> Lines(KnownFiles files)
    {
        foreach (var path in Manifests.Some(files, "pyproject.toml"))
        {
            var text = files.Text(path) ?? "";
            var start = KnownFiles.FolderOf(path) is { Length: > 0 } folder ? folder + "/" : "";
            var run = files.Exists(start + "uv.lock") ? "uv run " : text.Contains("[tool.poetry", StringComparison.Ordinal) ? "poetry run " : text.Contains("[tool.pdm", StringComparison.Ordinal) ? "pdm run " : "";
            string[] commands =
            [
                .. text.Contains("pytest", StringComparison.Ordinal) ? [$"{run}pytest"] : Array.Empty<string>(),
                .. text.Contains("[tool.ruff", StringComparison.Ordinal) ? [$"{run}ruff check ."] : Array.Empty<string>(),
                .. text.Contains("[tool.mypy", StringComparison.Ordinal) ? [$"{run}mypy ."] : Array.Empty<string>(),
                .. text.Contains("[tool.black", StringComparison.Ordinal) ? [$"{run}black --check ."] : Array.Empty<string>(),
            ];
            yield return $"- {path}{(commands.Length == 0 ? "" : ": " + string.Join(", ", commands.Select(command => Manifests.In(path, command))))}";
        }

        foreach (var (file, command) in new[] { ("tox.ini", "tox"), ("noxfile.py", "nox"), ("pytest.ini", "pytest"), ("manage.py", "python manage.py test") })
        {
            foreach (var path in Manifests.Some(files, file).Take(2))
            {
                yield return $"- {path}: {Manifests.In(path, command)}";
            }
        }

        foreach (var path in Manifests.Some(files, "setup.cfg").Take(2))
        {
            yield return $"- {path}{(files.Text(path) is { } text && Pytest().IsMatch(text) ? $": {Manifests.In(path, "pytest")}" : "")}";
        }

        if (files.Named("requirements.txt").FirstOrDefault() is { } requirements && files.Text(requirements) is { } lines)
        {
            yield return $"- {requirements}: {string.Join(", ", Requirement().Matches(lines).Select(match => match.Value).Take(20))}";
        }
    }

    [GeneratedRegex(@"^\[tool:pytest\]", RegexOptions.Multiline)]
    private static partial Regex Pytest();

    [GeneratedRegex(@"^[A-Za-z][\w.\-]*", RegexOptions.Multiline)]
    private static partial Regex Requirement();
}
