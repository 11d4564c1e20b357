using System.Diagnostics;

namespace Foreplan.Cli.Tests.Repositories;

/// <summary>Programs that a repository would have git run. Each leaves its name when it is run, by whomever.</summary>
internal sealed class Traps(Desk desk)
{
    private readonly string ran = Directory.CreateDirectory(Path.Combine(desk.Temp, "ran")).FullName;

    /// <summary>The names of those that were run.</summary>
    public IEnumerable<string> Ran => Directory.EnumerateFiles(ran).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>Sets a trap.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where; a place outside of the repository by default.</param>
    /// <returns>Its path.</returns>
    public string Set(string name, string? path = null) => Set(name, path, "exit 1");

    /// <summary>Sets a trap that hands on what it is given, so that git goes on.</summary>
    public string SetFilter(string name) => Set(name, null, "exec cat \"$@\"");

    /// <summary>Does with plain git, in a copy of the repository, what should spring the trap.</summary>
    /// <returns>Whether it did.</returns>
    public bool Springs(string name, string plain)
    {
        var copy = Path.Combine(desk.Temp, "copy");
        Shell(desk.Temp, $"rm -rf copy && cp -a '{Path.GetFileName(desk.Root)}' copy");
        Shell(copy, plain);
        var sprung = File.Exists(Path.Combine(ran, name));
        Shell(ran, "rm -f *");
        return sprung;
    }

    public void Shell(string folder, string script)
    {
        var start = new ProcessStartInfo("timeout", ["20", "sh", "-c", script]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in start.Environment.Keys.Where(variable => variable.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["HOME"] = Path.Combine(desk.Temp, "home");
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        process.StandardInput.Close();
        _ = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private string Set(string name, string? path, string then)
    {
        path ??= Path.Combine(desk.Temp, "bin", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        File.WriteAllText(path, $"#!/bin/sh\n: > '{ran}/{name}'\n{then}\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }
}
