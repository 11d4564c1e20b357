using System.Globalization;
using Foreplan.Bench.History;
using Foreplan.Workspace.Git;
using Foreplan.Workspace.Processes;

namespace Foreplan.Bench.Mutations;

/// <summary>Plants faults in the sample's plan and in plans of this repository's own commits, and says how many <c>check</c> finds.</summary>
internal static class MutationsBench
{
    /// <summary>Fewer changes than this are too few to judge by.</summary>
    public const int FewestPlans = 20;

    // A warning of what is true is no error, but whoever sees many looks at none.
    private const double MostWarned = 0.05;

    public static int Run(string root, IReadOnlyDictionary<string, string> options)
    {
        var seed = ulong.Parse(options.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
        var each = int.Parse(options.GetValueOrDefault("--each", "4"), CultureInfo.InvariantCulture);
        var most = int.Parse(options.GetValueOrDefault("--plans", "1000"), CultureInfo.InvariantCulture);
        var trial = new Trial(new ProgramLookup());
        var count = Try(root, seed, each, most, trial);
        Console.Out.Write(TrialReport.Of(trial, options.ContainsKey("--all")));
        if (count < FewestPlans)
        {
            Console.Out.WriteLine($"Only {count} commits of the history can be planned; {FewestPlans} are needed. Is this a shallow clone? git fetch --unshallow");
            return 2;
        }

        return trial is { Found: >= 0.98, False: <= 0.01, Warned: <= MostWarned } ? 0 : 1;
    }

    /// <summary>Runs a trial over the sample and the newest commits that can be planned; returns how many those were.</summary>
    public static int Try(string root, ulong seed, int each, int most, Trial trial)
    {
        // What git needs of a state folder goes with the run.
        var state = Directory.CreateTempSubdirectory("foreplan-bench-").FullName;
        try
        {
            using var repository = GitRepository.Open(root, name => name is "XDG_STATE_HOME" or "HOME" or "XDG_CONFIG_HOME" ? state : Environment.GetEnvironmentVariable(name));
            var generator = new Generator(seed, each);
            var sample = SamplePlan.Read(root);
            trial.Run(sample, generator.Of(sample));
            var count = 0;
            foreach (var plan in new HistoryPlans(repository).All(seed).Take(most))
            {
                trial.Run(plan, generator.Of(plan));
                count++;
            }

            return count;
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }
}
