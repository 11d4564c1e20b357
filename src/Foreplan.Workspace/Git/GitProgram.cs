using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Foreplan.Workspace.Git;

/// <summary>Starts git: found on the search path once, always with a cleaned environment and everything off that a repository could have run.</summary>
internal sealed partial class GitProgram
{
    private const int Interrupted = 130;
    private const long LeastSpace = 1024 * 1024;

    private static readonly string[] Hardening =
    [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.attributesFile=/dev/null", "core.sshCommand=/bin/false",
        "core.alternateRefsCommand=:", "core.pager=cat", "core.editor=/bin/false", "core.askPass=/bin/false",
        "core.protectNTFS=true", "core.protectHFS=true", "core.quotePath=false", "core.fsync=committed", "core.fsyncMethod=batch",
        "diff.external=", "credential.helper=", "commit.gpgSign=false", "submodule.recurse=false",
        "safe.bareRepository=explicit", "safe.directory=*", "gc.auto=0", "maintenance.auto=false",
    ];

    private readonly string program;
    private readonly Lazy<string?> session;
    private readonly string searchPath;
    private readonly Func<string, string?> environment;

    private GitProgram(string program, string searchPath, Func<string, string?> environment)
    {
        this.program = program;
        session = new(() => OperatingSystem.IsWindows() ? null : searchPath.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "setsid")).FirstOrDefault(CanRun));
        this.searchPath = searchPath;
        this.environment = environment;
    }

    /// <summary>Relative folders of the search path are passed over: a repository must not bring its own git.</summary>
    public static GitProgram Find(Func<string, string?> environment)
    {
        var folders = (environment("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).ToArray();
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        var found = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(CanRun)
            ?? throw new ForeplanException("git was not found on the search path.", "Install git 2.36 or newer, or put its folder on PATH.");
        return new GitProgram(found, string.Join(Path.PathSeparator, folders), environment);
    }

    public GitAnswer Run(GitCall call)
    {
        var answer = RunOnce(call);
        // An interrupt can meet the new process before it has left the terminal's session: then git has done nothing yet.
        return answer.ExitCode == Interrupted && session.Value is not null ? RunOnce(call) : answer;
    }

    private GitAnswer RunOnce(GitCall call)
    {
        using var process = Start(call);
        var expired = false;
        using var limit = new Timer(_ => { expired = true; Kill(process); }, null, call.TimeLimit, Timeout.InfiniteTimeSpan);
        var input = Task.Run(() => Feed(process, call.Input));
        var error = process.StandardError.ReadToEndAsync();
        var (output, cut) = Collect(process, call.MaxOutput ?? int.MaxValue);
        if (cut)
        {
            Kill(process);
        }

        process.WaitForExit();
        input.Wait();
        if (expired)
        {
            throw new ForeplanException($"git {Verb(call)} took longer than {call.TimeLimit}.", "Look for another git program that holds a lock here, then try again.");
        }

        return new GitAnswer { ExitCode = cut ? 0 : process.ExitCode, Output = output, Error = error.Result.Trim(), Cut = cut };
    }

    public Process Start(GitCall call)
    {
        // Away from the person's terminal: an interrupt there is Foreplan's to answer, and must not tear git out of the middle of a write.
        var start = new ProcessStartInfo(session.Value ?? program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = call.Folder,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment(call))
        {
            start.Environment[name] = value;
        }

        if (session.Value is not null)
        {
            start.ArgumentList.Add(program);
        }

        foreach (var setting in Hardening.Concat(call.Settings))
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        foreach (var argument in call.Arguments)
        {
            // The operating system would end the argument at the NUL and git would act on another path.
            ArgumentOutOfRangeException.ThrowIfNotEqual(argument.Contains('\0', StringComparison.Ordinal), false, nameof(call));
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
    }

    public static ForeplanException Failed(GitCall call, GitAnswer answer) => Locked(answer) ?? new(
        $"git {Verb(call)} failed in {call.Folder}: {(answer.Error.Length == 0 ? $"exit {answer.ExitCode}" : answer.Error)}",
        HintFor(call, answer));

    private static string HintFor(GitCall call, GitAnswer answer) =>
        IsFull(call.Folder) ? "The disk is full: free some space, then run the command again; it goes on where it stood."
        : answer.Error.Contains("unable to read", StringComparison.Ordinal) || answer.Error.Contains("invalid object", StringComparison.Ordinal)
            ? "An object is missing here, as in a partial clone: fetch what is missing (git fetch --refetch --no-filter), then run the command again."
            : "Put right what git says, then run the command again.";

    /// <summary>What to do about a lock that another git holds or a killed one left; null when the answer is about none. Such a file is never deleted for the person.</summary>
    public static ForeplanException? Locked(GitAnswer answer) => Lock().Match(answer.Error) is { Success: true } found
        ? new(
            $"{found.Groups[1].Value} is there: another git program is at work in the repository, or one was killed and left it.",
            $"Wait until that program is done. If none runs any more, delete the file (rm '{found.Groups[1].Value}'), then run the command again; nothing was changed.")
        : null;

    [GeneratedRegex(@"[Uu]nable to (?:create|lock) '?(.+?\.lock)'?: File exists")]
    private static partial Regex Lock();

    // Git says which file it could not write, and often not why.
    private static bool IsFull(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace < LeastSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static string Verb(GitCall call) => call.Arguments.Count == 0 ? "" : call.Arguments[0];

    private static bool CanRun(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private Dictionary<string, string> Environment(GitCall call)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["PATH"] = searchPath,
            ["LC_ALL"] = "C",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_ASKPASS"] = "/bin/false",
            ["GIT_EDITOR"] = "/bin/false",
            ["GIT_OPTIONAL_LOCKS"] = "0",
            ["GIT_NO_REPLACE_OBJECTS"] = "1",
            ["GIT_NO_LAZY_FETCH"] = "1",
            ["GIT_LITERAL_PATHSPECS"] = "1",
            ["GIT_ALLOW_PROTOCOL"] = "none",
            ["GIT_ATTR_NOSYSTEM"] = "1",
            ["GIT_DEFAULT_REF_FORMAT"] = "files",
        };
        foreach (var name in call.AsThePerson ? ["HOME", "XDG_CONFIG_HOME"] : Array.Empty<string>())
        {
            if (environment(name) is { } value)
            {
                variables[name] = value;
            }
        }

        if (!call.AsThePerson)
        {
            variables["GIT_CONFIG_NOSYSTEM"] = "1";
            variables["GIT_CONFIG_GLOBAL"] = "/dev/null";
        }

        if (OperatingSystem.IsWindows() && environment("SYSTEMROOT") is { } root)
        {
            variables["SYSTEMROOT"] = root;
        }

        foreach (var (name, value) in call.Variables)
        {
            variables[name] = value;
        }

        return variables;
    }

    private static void Feed(Process process, byte[]? input)
    {
        try
        {
            using var stream = process.StandardInput.BaseStream;
            stream.Write(input ?? []);
        }
        catch (IOException)
        {
            // It ended without reading everything: its exit code and its words say why.
        }
    }

    private static (byte[] Output, bool Cut) Collect(Process process, int max)
    {
        using var collected = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = process.StandardOutput.BaseStream.Read(buffer)) > 0)
        {
            collected.Write(buffer, 0, (int)Math.Min(read, max - collected.Length + 1L));
            if (collected.Length > max)
            {
                return (collected.ToArray()[..max], true);
            }
        }

        return (collected.ToArray(), false);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }
    }
}
