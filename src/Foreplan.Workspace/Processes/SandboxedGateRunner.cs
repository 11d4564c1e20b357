using System.Collections.Concurrent;
using System.Diagnostics;
using Foreplan.Runs;
using Foreplan.Workspace.Processes.Confinement;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Processes;

/// <summary>Runs commands in the strongest sandbox that works here, or directly when the person chose so, with a cleaned environment and every child gone at the end.</summary>
public sealed class SandboxedGateRunner : IGateRunner
{
    private const int TamperedCode = 126;
    private const int NotFoundCode = 127;

    // Both streams in one pipe keep their order; the sandbox's own complaints stay apart.
    private const string OneStream = "exec \"$@\" 2>&1";

    private readonly string stateFolder;
    private readonly SandboxTiers tiers;
    private readonly ConcurrentDictionary<string, bool> sameInside = new(StringComparer.Ordinal);

    /// <summary>Commands of one repository.</summary>
    /// <param name="stateFolder">The repository's part of the state folder; the runs' scratch homes are made in it.</param>
    /// <param name="launcher">The words of <see cref="Launch.Words"/>; null (the default) leaves bubblewrap as the one sandbox.</param>
    public SandboxedGateRunner(string stateFolder, IReadOnlyList<string>? launcher = null)
        : this(stateFolder, SandboxTiers.Of(launcher))
    {
    }

    internal SandboxedGateRunner(string stateFolder, SandboxTiers tiers)
    {
        this.stateFolder = stateFolder;
        this.tiers = tiers;
    }

    /// <inheritdoc/>
    public SandboxUse Probe(string sandbox) =>
        TierOf(sandbox) is { } tier ? new(tier.Name, tier.Limits) { Open = tier.Open, Refusals = [.. tiers.Refusals] } : new("none", "Commands run without protection, with your own rights.");

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(CommandRequest request, IProgress<string>? lines, CancellationToken cancel)
    {
        var tier = TierOf(request.Sandbox);
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
        var home = HomeOf(request.Run);
        var scratch = home.Make();
        if (request.Judges)
        {
            home.PutBack();
        }
        if (tier is not null && !name.Contains('/', StringComparison.Ordinal))
        {
            await CheckResolutionAsync(request, tier, folder, scratch, name, program, cancel);
        }
        var output = new CappedOutput(lines);
        var kept = tier is { OnlyDetects: false } ? [] : KeptFile.Of(SandboxView.Shut(request));
        var ended = await StartAsync(request, tier, folder, scratch, [program, .. request.Words.Skip(1)], output, cancel);
        if (request.SetsUp)
        {
            home.Keep();
        }
        var changed = kept.Where(file => file.PutBack()).Select(file => Path.GetRelativePath(request.Root, file.Path)).ToList();
        return new()
        {
            Words = request.Words,
            Folder = request.Folder,
            ExitCode = changed.Count > 0 ? TamperedCode : ended.ExitCode,
            Output = new Body(changed.Count > 0 ? $"{output}\n[The command changed {string.Join(", ", changed)}, which no command may change; put back. It had exited with {ended.ExitCode}.]\n" : output.ToString()),
            Tier = tier?.Name ?? "none",
            Tampered = changed,
            Ms = watch.ElapsedMilliseconds,
            TimedOut = ended.TimedOut,
        };
    }

    /// <inheritdoc/>
    public void EndLeftovers(string run) => Survivors.End(MarkOf(run));

    /// <summary>Removes a run's scratch home; what the system will not let go of stays.</summary>
    public void Forget(string run)
    {
        if (run.Length > 0)
        {
            HomeOf(run).Remove();
        }
    }

    private ScratchHome HomeOf(string run) => new(Path.Combine(stateFolder, "scratch", Path.GetFileName(run)));

    private static string MarkOf(string run) => $"{Path.GetFileName(run)}/";

    private ISandboxTier? TierOf(string sandbox) => sandbox switch
    {
        "full" => tiers.Choose(),
        "none" => null,
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

    private static async Task<CommandProcess> StartAsync(CommandRequest request, ISandboxTier? tier, string folder, string scratch, string[] words, CappedOutput output, CancellationToken cancel)
    {
        var mark = MarkOf(request.Run) + Guid.NewGuid().ToString("N");
        string[] wrapped = ["/bin/sh", "-c", OneStream, "sh", .. words];
        var start = InOwnSession(tier is null ? wrapped : [.. tier.Words(request, folder, scratch), .. wrapped]);
        start.WorkingDirectory = tier is null ? folder : "/";
        OpenFiles.CloseOnStart();
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach (var (name, value) in CommandEnvironment.Of(request, scratch, mark))
        {
            start.Environment[name] = value;
        }
        var ended = await CommandProcess.RunAsync(start, mark, tier?.Voice == Launch.Voice, request.TimeLimit, output, cancel);
        if (tier is not null && ended.Errors.StartsWith(tier.Voice, StringComparison.Ordinal) && !ended.TimedOut)
        {
            throw new ForeplanException($"The sandbox did not start: {ended.Errors.Trim()}", "Run foreplan doctor, or pass --sandbox none to run commands without protection.");
        }
        return ended;
    }

    // Away from the person's terminal: an interrupt there reaches Foreplan, which then ends the command, and not the command by itself.
    private static ProcessStartInfo InOwnSession(string[] words) =>
        ProgramLookup.Find("setsid", null) is { } setsid ? new(setsid, words) : new(words[0], words[1..]);

    private async Task CheckResolutionAsync(CommandRequest request, ISandboxTier tier, string folder, string scratch, string name, string program, CancellationToken cancel)
    {
        if (sameInside.ContainsKey(name))
        {
            return;
        }
        var output = new CappedOutput(null);
        await StartAsync(request, tier, folder, scratch, ["/bin/sh", "-c", "found=$(command -v -- \"$1\") && readlink -f -- \"$found\"", "sh", name], output, cancel);
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
