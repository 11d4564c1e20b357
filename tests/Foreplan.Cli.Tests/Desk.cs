using System.Text.Json.Nodes;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Tests;

/// <summary>A repository in a temporary folder, with a home, a state folder and scripted models of its own, and the command line over it.</summary>
internal sealed class Desk : TestRepository
{
    public const string Script = "models.json";

    public Desk(string folder = "shop", bool commit = true)
        : base(folder)
    {
        Folder = Root;
        if (commit)
        {
            Init();
            Put("src/app.txt", "one\ntwo\n");
            Put("AGENTS.md", Agents);
            Put(Script, ScriptedModels.Whole);
            CommitAll();
        }
    }

    public static string Agents { get; } = string.Concat(new[] { "Planning", "Implementation", "Review" }.Select(role => $"## {role} Agent\n- Model: scripted:{Script}\n")).Insert(0, "# Agent Configuration\n");

    /// <summary>The folder that the person is in.</summary>
    public string Folder { get; set; }

    /// <summary>What the person types; null (the default) for no terminal.</summary>
    public string? Typed { get; set; }

    public bool HasColour { get; set; }

    /// <summary>Hears what is written to standard error while it is written.</summary>
    public Action<string>? WhenTold { get; set; }

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
}
