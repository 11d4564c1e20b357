using Foreplan.Diagnostics;

namespace Foreplan.Checks.Commands;

internal sealed class DotnetProjectCheck : ICommandCheck
{
    private static readonly string[] Endings = [".csproj", ".fsproj", ".vbproj", ".proj", ".sln", ".slnx", ".slnf"];

    private static readonly HashSet<string> WithValue = new(StringComparer.Ordinal)
    {
        "-c", "--configuration", "-f", "--framework", "-r", "--runtime", "-o", "--output", "-v", "--verbosity", "--filter", "-l", "--logger", "--collect", "-s", "--settings",
        "-e", "--environment", "-d", "--diag", "-a", "--arch", "--os", "--results-directory", "--test-adapter-path", "--launch-profile", "--version-suffix", "--source", "--include", "--exclude",
    };

    public Diagnostic? Check(GateInPlace gate)
    {
        if (gate.Command is not ["dotnet", "test" or "run" or "build" or "pack" or "publish" or "restore" or "clean" or "format" or "msbuild", ..])
        {
            return null;
        }

        var named = Named(gate.Command);
        if (named is not null && named.EndsWith(".dll", StringComparison.Ordinal))
        {
            return null;
        }

        if (gate.Resolve(named ?? "") is not { } path || gate.MayBeMade(path))
        {
            return null;
        }

        if (path.Length > 0 && gate.Files.Exists(path))
        {
            return null;
        }

        if (!gate.Files.HasFolder(path))
        {
            return Problems.CommandFileMissing(named ?? "", gate.Near(path));
        }

        return HasProject(gate, path) ? null : Problems.ManifestMissing($"dotnet {gate.Command[1]}", "a project or solution", path);
    }

    private static bool HasProject(GateInPlace gate, string folder)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        return gate.Files.Paths.Any(path => path.StartsWith(start, StringComparison.Ordinal)
            && path.IndexOf('/', start.Length) < 0
            && Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
    }

    private static string? Named(IReadOnlyList<string> words)
    {
        for (var at = 2; at < words.Count && words[at] != "--"; at++)
        {
            var word = words[at];
            if (word is "--project" or "--solution")
            {
                return at + 1 < words.Count ? words[at + 1] : null;
            }

            if (word.StartsWith("--project=", StringComparison.Ordinal))
            {
                return word["--project=".Length..];
            }

            if (WithValue.Contains(word))
            {
                at++;
            }
            else if (!word.StartsWith('-') && !(word.StartsWith('/') && word.Contains(':', StringComparison.Ordinal)))
            {
                // `dotnet run` passes what is no option to the program; `dotnet format` has verbs of its own.
                return words[1] == "run" && !word.EndsWith(".cs", StringComparison.Ordinal) ? null : words[1] == "format" && word is "whitespace" or "style" or "analyzers" ? null : word;
            }
        }

        return null;
    }
}
