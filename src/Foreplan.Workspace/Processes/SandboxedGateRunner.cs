using System.Collections.Concurrent;
using System.Diagnostics;
using Foreplan.Runs;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Processes;

/// <summary>Runs commands in bubblewrap, or directly when the person chose so, with a cleaned environment and every child gone at the end.</summary>
/// <param name="stateFolder">The repository's part of the state folder; the runs' scratch homes are made in it.</param>
public sealed class SandboxedGateRunner(string stateFolder) : IGateRunner
{
    private const int NotFoundCode = 127;

    // Both streams in one pipe keep their order; the sandbox's own complaints stay apart.
    private const string OneStream = "exec \"$@\" 2>&1";

    private readonly SandboxProbe probe = new(Bubblewrap.Program);
    private readonly ConcurrentDictionary<string, bool> sameInside = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Probe(string sandbox)
    {
        if (IsFull(sandbox))
        {
            _ = probe.CanForbidNamespaces;
        }
    }

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(CommandRequest request, IProgress<string>? lines, CancellationToken cancel)
    {
        Probe(request.Sandbox);
        var watch = Stopwatch.StartNew();
        request = request with { Root = RealPath.Of(request.Root) ?? request.Root };
        var folder = RealPath.Of(Path.Combine(request.Root, request.Folder)) ?? "";
        if (!IsInside(folder, request.Root) || !Directory.Exists(folder))
        {
            return NotRun(request, $"The folder {request.Folder} is not in the worktree.");
        }
        if (request.Words.Any(word => word.Contains('\0', StringComparison.Ordinal)))
        {
            return NotRun(request, "The command holds a NUL, which no program can be given.");
        }
        var name = request.Words.Count == 0 ? "" : request.Words[0];
        if (ProgramLookup.Find(name, folder) is not { } program)
        {
            return NotRun(request, $"The program {name} was not found.");
        }
        var scratch = PrivateFolder.Make(Path.Combine(stateFolder, "scratch", Path.GetFileName(request.Run)));
        PrivateFolder.Make(Path.Combine(scratch, "tmp"));
        if (IsFull(request.Sandbox) && !name.Contains('/', StringComparison.Ordinal))
        {
            await CheckResolutionAsync(request, folder, scratch, name, program, cancel);
        }
        var output = new CappedOutput(lines);
        var ended = await StartAsync(request, folder, scratch, [program, .. request.Words.Skip(1)], output, cancel);
        return new()
        {
            Words = request.Words,
            Folder = request.Folder,
            ExitCode = ended.ExitCode,
            Output = new Body(output.ToString()),
            Ms = watch.ElapsedMilliseconds,
            TimedOut = ended.TimedOut,
        };
    }

    /// <inheritdoc/>
    public void EndLeftovers(string run) => Survivors.End(MarkOf(run));

    /// <summary>Removes a run's scratch home; what the system will not let go of stays.</summary>
    public void Forget(string run)
    {
        var scratch = Path.Combine(stateFolder, "scratch", Path.GetFileName(run));
        try
        {
            if (run.Length > 0 && Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Caches with read-only folders; they cost disk space only.
        }
    }

    private static string MarkOf(string run) => $"{Path.GetFileName(run)}/";

    private static bool IsFull(string sandbox) => sandbox switch
    {
        "full" => true,
        "none" => false,
        _ => throw new ForeplanException($"There is no sandbox '{sandbox}'.", "Choose full or none."),
    };

    private static bool IsInside(string folder, string root) => folder == root || folder.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static CommandResult NotRun(CommandRequest request, string why) => new()
    {
        Words = request.Words,
        Folder = request.Folder,
        ExitCode = NotFoundCode,
        Output = new Body(why),
        Ms = 0,
        NotFound = true,
    };

    private async Task<CommandProcess> StartAsync(CommandRequest request, string folder, string scratch, string[] words, CappedOutput output, CancellationToken cancel)
    {
        var mark = MarkOf(request.Run) + Guid.NewGuid().ToString("N");
        string[] wrapped = ["/bin/sh", "-c", OneStream, "sh", .. words];
        var start = InOwnSession(IsFull(request.Sandbox)
            ? [Bubblewrap.Program, .. Bubblewrap.Arguments(request, folder, scratch, probe.CanForbidNamespaces), .. wrapped]
            : wrapped);
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach (var (name, value) in CommandEnvironment.Of(request, scratch, mark))
        {
            start.Environment[name] = value;
        }
        var ended = await CommandProcess.RunAsync(start, mark, request.TimeLimit, output, cancel);
        if (ended.Errors.StartsWith("bwrap: ", StringComparison.Ordinal) && !ended.TimedOut)
        {
            throw new ForeplanException($"The sandbox did not start: {ended.Errors.Trim()}", "Run foreplan doctor, or pass --sandbox none to run commands without protection.");
        }
        return ended;
    }

    // Away from the person's terminal: an interrupt there reaches Foreplan, which then ends the command, and not the command by itself.
    private static ProcessStartInfo InOwnSession(string[] words) =>
        ProgramLookup.Find("setsid", null) is { } setsid ? new(setsid, words) : new(words[0], words[1..]);

    private async Task CheckResolutionAsync(CommandRequest request, string folder, string scratch, string name, string program, CancellationToken cancel)
    {
        if (sameInside.ContainsKey(name))
        {
            return;
        }
        var output = new CappedOutput(null);
        await StartAsync(request, folder, scratch, ["/bin/sh", "-c", "found=$(command -v -- \"$1\") && readlink -f -- \"$found\"", "sh", name], output, cancel);
        var inside = output.ToString().Trim();
        var outside = RealPath.Of(program);
        // A shell answers with the bare name for what it has built in.
        if (inside != outside && inside != Path.Combine(folder, name))
        {
            throw new ForeplanException(
                $"{name} is {outside} here and {(inside.Length == 0 ? "missing" : inside)} in the sandbox.",
                $"Put the folder of {outside} into PATH, or pass --sandbox none to run commands without protection.");
        }
        sameInside[name] = true;
    }
}
