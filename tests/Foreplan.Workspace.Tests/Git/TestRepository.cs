using System.Diagnostics;
using System.Text;
using Foreplan.Workspace.Git;

namespace Foreplan.Workspace.Tests.Git;

/// <summary>A real repository in a temporary folder, with a home and a state folder of its own.</summary>
internal sealed class TestRepository : IDisposable
{
    private readonly List<GitRepository> opened = [];

    public TestRepository(string folder = "shop", string format = "sha1")
    {
        Temp = Directory.CreateTempSubdirectory("foreplan-git-").FullName;
        Home = Directory.CreateDirectory(Path.Combine(Temp, "home")).FullName;
        Root = Directory.CreateDirectory(Path.Combine(Temp, folder)).FullName;
        File.WriteAllText(Path.Combine(Home, ".gitconfig"), "[user]\n\tname = Ada Löve\n\temail = ada@example.com\n[init]\n\tdefaultBranch = main\n");
        Git("init", "-q", "--object-format=" + format);
    }

    public string Temp { get; }

    public string Home { get; }

    public string Root { get; }

    public Dictionary<string, string> Variables { get; } = [];

    public static TestRepository WithFiles(string folder = "shop", string format = "sha1")
    {
        var made = new TestRepository(folder, format);
        made.Put("src/app.js", "one\n");
        made.Put("src/ünï cöde.txt", "ü\n");
        made.Put("readme.md", "hello\n");
        made.Put(".gitignore", "out/\n*.log\n");
        made.Put("plans/001-x/plan.md", "# Plan: x\n");
        made.Put("tool.sh", "#!/bin/sh\n");
        File.SetUnixFileMode(made.At("tool.sh"), (UnixFileMode)0b111_101_101);
        made.CommitAll("first");
        return made;
    }

    public GitRepository Open(string? folder = null)
    {
        var repository = GitRepository.Open(folder ?? Root, Ask);
        opened.Add(repository);
        return repository;
    }

    public string? Ask(string name) => name switch
    {
        "HOME" => Home,
        "XDG_STATE_HOME" => Path.Combine(Temp, "state"),
        "XDG_CONFIG_HOME" => null,
        _ => Variables.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name),
    };

    public string At(string path) => Path.Combine(Root, path);

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? Root);
        File.WriteAllText(At(path), text);
    }

    public string CommitAll(string message)
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) => GitIn(Root, arguments);

    public string GitIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = Home;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd('\n') : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose()
    {
        opened.ForEach(repository => repository.Dispose());
        FolderRemoval.Remove(Temp);
    }
}
