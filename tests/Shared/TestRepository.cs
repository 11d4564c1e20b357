using System.Diagnostics;

namespace Foreplan.Tests;

/// <summary>A repository in a temporary folder, with a home and a state folder of its own; nothing of the machine's configuration reaches it.</summary>
internal abstract class TestRepository : IDisposable
{
    private static readonly string[] Inherited = ["PATH", "DOTNET_ROOT"];

    protected TestRepository(string folder = "shop")
    {
        Temp = Directory.CreateTempSubdirectory("foreplan-test-").FullName;
        Directory.CreateDirectory(Path.Combine(Temp, "home"));
        Root = Directory.CreateDirectory(Path.Combine(Temp, folder)).FullName;
    }

    public string Temp { get; }

    public string Root { get; }

    public string State => Path.Combine(Temp, "state");

    /// <summary>What the environment holds beyond places; <c>PATH</c> takes the place of the machine's.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string At(string path) => Path.Combine(Root, path);

    public bool Has(string path) => File.Exists(At(path));

    public string Read(string path) => File.ReadAllText(At(path));

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? Root);
        File.WriteAllText(At(path), text);
    }

    public void Init()
    {
        Git("init", "-q", "-b", "main");
        Identify();
    }

    public void Identify()
    {
        Git("config", "user.name", "Ada Löve");
        Git("config", "user.email", "ada@example.com");
    }

    public void CommitAll(string message = "all")
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", message);
    }

    /// <summary>What git printed, without its last line end.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public string Git(params string[] arguments)
    {
        using var process = Process.Start(Command("git", arguments)) ?? throw new InvalidOperationException("git");
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd('\n') : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    /// <summary>A variable of the environment as a program started here would see it.</summary>
    public string? Variable(string name) => name switch
    {
        "HOME" => Path.Combine(Temp, "home"),
        "XDG_STATE_HOME" => State,
        "XDG_CONFIG_HOME" => Path.Combine(Temp, "config"),
        "PATH" => Variables.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name),
        _ => Variables.GetValueOrDefault(name),
    };

    /// <summary>A program to start in the repository, with its input and outputs held.</summary>
    public ProcessStartInfo Command(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var inherited = Inherited.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        start.Environment.Clear();
        foreach (var (name, value) in inherited.Where(pair => pair.Value is not null))
        {
            start.Environment[name] = value;
        }

        foreach (var name in new[] { "HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME" })
        {
            start.Environment[name] = Variable(name);
        }

        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        // What a test left unreadable or linked goes as well.
        using var remove = Process.Start(new ProcessStartInfo("rm", ["-rf", Temp]));
        remove?.WaitForExit();
    }
}
