using Foreplan.Checks;

namespace Foreplan.Workspace.Processes;

/// <summary>Looks programs up in the search path, as the commands of a run will find them.</summary>
public sealed class ProgramLookup : IProgramLookup
{
    /// <summary>The absolute folders of the search path that exist, in its order, each once; relative ones would mean another program in every folder.</summary>
    internal static IReadOnlyList<string> Folders { get; } =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => Path.IsPathFullyQualified(folder) && Directory.Exists(folder))
            .Select(Path.TrimEndingDirectorySeparator)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public string? Find(string program) => Find(program, null);

    /// <summary>The same, where a name with a slash is a path from a folder.</summary>
    internal static string? Find(string program, string? folder)
    {
        if (program.Length == 0 || program.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }
        if (program.Contains('/', StringComparison.Ordinal))
        {
            var path = folder is null ? program : Path.GetFullPath(program, folder);
            return Path.IsPathFullyQualified(path) && IsProgram(path) ? path : null;
        }
        return Folders.Select(place => Path.Combine(place, program)).FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path)
    {
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
    }
}
