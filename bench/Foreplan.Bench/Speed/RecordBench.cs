using System.Diagnostics;
using System.Globalization;
using Foreplan.Runs;
using Foreplan.Workspace.Journal;

namespace Foreplan.Bench.Speed;

/// <summary>How long a record takes until it is on disk.</summary>
internal static class RecordBench
{
    private const int Records = 300;

    public static int Run()
    {
        var temp = Directory.CreateTempSubdirectory("foreplan-bench-").FullName;
        try
        {
            using var journal = JournalFile.Open(Path.Combine(temp, "journals", "run-1.jsonl"), TimeProvider.System);
            var taken = new double[Records];
            for (var at = 0; at < Records; at++)
            {
                var begun = Stopwatch.GetTimestamp();
                journal.Append(new RunEvent.Noted("bench", $"record {at}"));
                taken[at] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }

            Array.Sort(taken);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken[Records / 2]:0.00} ms ({taken[0]:0.00})"));
            return 0;
        }
        finally
        {
            Directory.Delete(temp, recursive: true);
        }
    }
}
