using Foreplan.Bench.History;
using Foreplan.Bench.Mutations;
using Foreplan.Workspace.Processes;

namespace Foreplan.Bench;

/// <summary>Faults planted in true plans are found, and true plans are left alone. The same with more of both: <c>dotnet run -c Release --project bench/Foreplan.Bench -- mutations</c>.</summary>
public sealed class MutationTests
{
    private static readonly Lazy<(Trial Trial, int Count)> Tried = new(() =>
    {
        var trial = new Trial(new ProgramLookup());
        return (trial, MutationsBench.Try(Repository.Root, seed: 11, each: 1, most: 20, trial));
    });

    [Fact]
    public void Of_the_faults_planted_in_true_plans_98_percent_are_found_by_the_right_rule()
    {
        if (HasEnough())
        {
            var report = TrialReport.Of(Tried.Value.Trial, isLong: true);
            Console.WriteLine(report);
            Assert.True(Tried.Value.Trial.Found >= 0.98, report);
            Assert.Equal(Generator.Faults.Select(fault => fault.Kind), Generator.Faults.Select(fault => fault.Kind).Intersect(Tried.Value.Trial.Outcomes.Select(outcome => outcome.Mutant.Kind)));
        }
    }

    [Fact]
    public void Of_true_plans_at_most_1_percent_get_an_error()
    {
        if (HasEnough())
        {
            Assert.True(Tried.Value.Trial.False <= 0.01, TrialReport.Of(Tried.Value.Trial, isLong: true));
        }
    }

    [Fact]
    public void The_samples_plan_is_true_and_its_faults_are_the_same_for_the_same_seed()
    {
        var sample = SamplePlan.Read(Repository.Root);
        var trial = new Trial(new ProgramLookup());
        trial.Run(sample, []);
        Assert.Empty(trial.FalseErrors);
        var once = new Generator(3, 4).Of(sample).Select(mutant => (mutant.Kind, mutant.Text, mutant.Spec)).ToList();
        Assert.True(once.Count > 30);
        Assert.Equal(once, new Generator(3, 4).Of(sample).Select(mutant => (mutant.Kind, mutant.Text, mutant.Spec)));
        Assert.NotEqual(once, new Generator(4, 4).Of(sample).Select(mutant => (mutant.Kind, mutant.Text, mutant.Spec)));
    }

    private static bool HasEnough()
    {
        if (!Directory.Exists(Path.Combine(Repository.Root, ".git")) || Tried.Value.Count < MutationsBench.FewestPlans)
        {
            Console.WriteLine($"Skipped: the history is too short to make {MutationsBench.FewestPlans} plans of (a shallow clone, or none).");
            return false;
        }

        return true;
    }
}
