using System.Diagnostics;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Tests;

/// <summary>A repository in a temporary folder, with a home, a state folder and scripted models of its own, and the command line over it.</summary>
internal sealed class Desk : IDisposable
{
    public const string Script = "models.json";

    public Desk(string folder = "shop", bool commit = true)
    {
        Temp = Directory.CreateTempSubdirectory("foreplan-cli-").FullName;
        Directory.CreateDirectory(Path.Combine(Temp, "home"));
        Root = Directory.CreateDirectory(Path.Combine(Temp, folder)).FullName;
        Folder = Root;
        if (commit)
        {
            Git("init", "-q", "-b", "main");
            Identify();
            Put("src/app.txt", "one\ntwo\n");
            Put("AGENTS.md", Agents);
            Put(Script, ScriptedModels.Whole);
            CommitAll();
        }
    }

    public static string Agents { get; } = string.Concat(new[] { "Planning", "Implementation", "Review" }.Select(role => $"## {role} Agent\n- Model: scripted:{Script}\n")).Insert(0, "# Agent Configuration\n");

    public string Temp { get; }

    public string Root { get; }

    /// <summary>The folder that the person is in.</summary>
    public string Folder { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What the person types; null (the default) for no terminal.</summary>
    public string? Typed { get; set; }

    public bool HasColour { get; set; }

    /// <summary>Hears what is written to standard error while it is written.</summary>
    public Action<string>? WhenTold { get; set; }

    public string At(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(At(path));

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? Root);
        File.WriteAllText(At(path), text);
    }

    public void Identify()
    {
        Git("config", "user.name", "Ada Löve");
        Git("config", "user.email", "ada@example.com");
    }

    public void CommitAll()
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", "all");
    }

    /// <summary>A plan folder with a spec and the script's plan, as the planner would leave it.</summary>
    public Desk Planned()
    {
        Run("plan", "Add", "a", "greeting", "--yes").Is(Outcome.Done);
        return this;
    }

    public Desk Locked()
    {
        Planned().Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        return this;
    }

    public Desk Undone()
    {
        Run("undo", "--yes").Is(Outcome.Done);
        return this;
    }

    public Said Run(params string[] args) => RunAsync(CancellationToken.None, args).GetAwaiter().GetResult();

    public async Task<Said> RunAsync(CancellationToken cancel, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new HeardWriter(WhenTold);
        using var app = new App(new Terminal
        {
            Out = output,
            Error = error,
            In = new StringReader(Typed ?? ""),
            Variable = Variable,
            Folder = Folder,
            IsInteractive = Typed is not null,
            OutHasColour = HasColour,
            ErrorHasColour = HasColour,
        });
        var code = await app.RunAsync(args, cancel);
        return new(code, output.ToString(), error.ToString());
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = Path.Combine(Temp, "home");
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd('\n') : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    public void Dispose()
    {
        using var remove = Process.Start(new ProcessStartInfo("rm", ["-rf", Temp]));
        remove?.WaitForExit();
    }

    private string? Variable(string name) => name switch
    {
        "HOME" => Path.Combine(Temp, "home"),
        "XDG_STATE_HOME" => Path.Combine(Temp, "state"),
        "XDG_CONFIG_HOME" => Path.Combine(Temp, "config"),
        "PATH" => Variables.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name),
        _ => Variables.GetValueOrDefault(name),
    };
}
