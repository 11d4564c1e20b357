using System.Diagnostics;
using System.Globalization;
using Foreplan.Workspace.Git;

namespace Foreplan.Bench.Worktrees;

/// <summary>How long it takes until a phase can work on a repository of many files, beside <c>git worktree add</c> in the same run.</summary>
internal static class WorktreeBench
{
    private const int Limit = 100;

    private static readonly string[] Names = ["git worktree add", "ours, for gates that name their files", "ours, for gates that may need everything", "ours, the next phase", "snapshot of the whole"];

    public static int Run(IReadOnlyDictionary<string, string> options)
    {
        var files = Number(options, "files", 5000);
        var rounds = Number(options, "rounds", 10);
        var temp = Directory.CreateTempSubdirectory("foreplan-bench-").FullName;
        try
        {
            var root = Path.Combine(temp, "repository");
            ManyFiles.Make(root, files);
            List<(string Name, Measure Measure)> all = [.. Names.Select(name => (name, new Measure()))];
            for (var round = 0; round < rounds; round++)
            {
                var peer = Path.Combine(temp, $"peer{round}");
                all[0].Measure.Add(() => Git(root, "worktree", "add", "-q", "--detach", peer));
                Git(root, "worktree", "remove", "--force", peer);
                Ours(root, temp, round, [.. all.Skip(1).Select(one => one.Measure)]);
            }

            Console.Out.WriteLine($"{files} files, {rounds} rounds in turn, load {File.ReadAllText("/proc/loadavg").Trim()}; ms");
            Console.Out.WriteLine($"{"",-45}{"least",8}{"median",8}{"CPU",8}");
            foreach (var (name, measure) in all)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-45}{measure.Least,8:F0}{measure.Median,8:F0}{measure.LeastCpu,8:F0}"));
            }

            return all[1].Measure.Least > Limit ? 1 : 0;
        }
        finally
        {
            Directory.Delete(temp, recursive: true);
        }
    }

    private static void Ours(string root, string temp, int round, Measure[] measures)
    {
        using var repository = GitRepository.Open(root, name => name == "XDG_STATE_HOME" ? Path.Combine(temp, "state") : Environment.GetEnvironmentVariable(name));
        var run = $"r{round}";
        var head = repository.Head;
        var worktree = measures[0].Add(() => repository.OpenWorktree(run, head, static path => path.StartsWith("plans/", StringComparison.Ordinal)));
        measures[1].Add(() => worktree.PutOnDisk(null));
        var path = worktree.Paths[^1];
        worktree.Write(path, "changed\n"u8.ToArray());
        worktree.Snapshot();
        measures[2].Add(() => worktree.Commit(worktree.Snapshot(), [path], "phase 1", DateTimeOffset.UnixEpoch));
        measures[3].Add(worktree.Snapshot);
        repository.Drop(run, null, null);
    }

    private static int Number(IReadOnlyDictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue("--" + name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    internal static void Git(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder }) ?? throw new InvalidOperationException("git did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"git {arguments[0]} ended with {process.ExitCode}.");
        }
    }
}
