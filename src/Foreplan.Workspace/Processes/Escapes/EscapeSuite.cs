using System.Diagnostics;
using System.Runtime.InteropServices;
using Foreplan.Runs;

namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>Tries to leave a sandbox in every way it knows, from a command inside it, and looks outside for what came of it.</summary>
/// <param name="runner">What runs commands.</param>
/// <param name="assembly">The full path of an assembly whose entry point knows <see cref="Intruder.Verb"/>.</param>
/// <param name="home">The person's home.</param>
public sealed class EscapeSuite(SandboxedGateRunner runner, string assembly, string home)
{
    private const string Run = "0000-escapes";
    private const string ProtectedFile = "AGENTS.md";
    private const string Pointer = ".git";
    private const int Starts = 5;

    /// <summary>Tries everything.</summary>
    /// <param name="sandbox">full or none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ForeplanException">No sandbox works here, or the program that tries cannot be started inside it.</exception>
    public async Task<EscapeReport> TryAsync(string sandbox, CancellationToken cancel)
    {
        var use = runner.Probe(sandbox);
        using var scene = new EscapeScene(home);
        CopyProgram(scene.Tree);
        await File.WriteAllTextAsync(Path.Combine(scene.Tree, ProtectedFile), EscapeScene.Untouched, cancel);
        await File.WriteAllTextAsync(Path.Combine(scene.Tree, Pointer), EscapeScene.Untouched, cancel);
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        string[] words = [host, "exec", Path.Combine(scene.Tree, "program", Path.GetFileName(assembly)), Intruder.Verb, .. scene.Targets.Words];
        var result = await runner.RunAsync(Request(scene, sandbox, words), null, cancel);
        var said = Said(result.Output.Text);
        if (said.Count == 0)
        {
            throw new ForeplanException(
                $"The sandbox {use.Tier} cannot be proved here: the program that tries to leave it does not start inside. {result.Output.Text.Trim()}",
                "Put the folder of the dotnet program into PATH, so that it can be seen inside.");
        }
        var daemons = await scene.DaemonsAsync(cancel);
        var attempts = EscapeNames.All.Select(row => Judge(row.Name, row.What, said.GetValueOrDefault(row.Name), scene, result, daemons)).ToList();
        var start = await StartAsync(scene, sandbox, cancel);
        runner.Forget(Run);
        return new()
        {
            Sandbox = use,
            Attempts = [.. attempts.Select(attempt => attempt with { IsKnown = attempt.Result == EscapeResult.Escaped && use.Open.Contains(attempt.Name) })],
            StartMs = start,
        };
    }

    private static CommandRequest Request(EscapeScene scene, string sandbox, IReadOnlyList<string> words) => new()
    {
        Words = words,
        Root = scene.Tree,
        Sandbox = sandbox,
        Run = Run,
        Protected = [ProtectedFile],
        TimeLimit = TimeSpan.FromMinutes(1),
    };

    private static Dictionary<string, string[]> Said(string output) =>
        output.Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 3).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], StringComparer.Ordinal);

    // What was seen outside counts; where nothing can be seen from there, what the program inside brought with it.
    private static EscapeAttempt Judge(string name, string what, string[]? said, EscapeScene scene, CommandResult result, IReadOnlyList<string> daemons)
    {
        if (said is null || said[1] == "not tried")
        {
            return new(name, what, EscapeResult.NotTried, said is null ? "it said nothing of this" : "not possible here");
        }
        var tampered = name switch
        {
            "protected-file" => ProtectedFile,
            "git-pointer" => Pointer,
            _ => null,
        };
        if (tampered is not null && result.Tampered.Contains(tampered))
        {
            return new(name, what, EscapeResult.Detected, "changed, found, put back, and the command is red");
        }
        var evidence = name is "daemon" or "orphan" ? daemons.Contains(name) : scene.Shows(name);
        return evidence ?? said[1] == "through"
            ? new(name, what, EscapeResult.Escaped, said[1] == "through" ? said[2] : "seen outside")
            : new(name, what, EscapeResult.Held, said[1] == "held" ? said[2] : "nothing of it is seen outside");
    }

    private void CopyProgram(string tree)
    {
        var program = Directory.CreateDirectory(Path.Combine(tree, "program")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(assembly) ?? "/").Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(program, Path.GetFileName(file)));
        }
    }

    private async Task<double> StartAsync(EscapeScene scene, string sandbox, CancellationToken cancel)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var watch = Stopwatch.StartNew();
            await runner.RunAsync(Request(scene, sandbox, ["/bin/true"]), null, cancel);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return times.Order().ElementAt(Starts / 2);
    }
}
