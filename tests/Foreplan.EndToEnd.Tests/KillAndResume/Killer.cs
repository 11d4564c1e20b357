using System.Diagnostics;


namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>Starts the program again and again, and kills it at moments that a seed chooses: after a time, or right after a record was written.</summary>
/// <param name="site">Where it works.</param>
/// <param name="random">Chooses the moments.</param>
internal sealed class Killer(Site site, Random random)
{
    private const int MostRecords = 14;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(60);

    /// <summary>The moments so far, for the message of a test that fails.</summary>
    public List<string> Moments { get; } = [];

    public int Kills => Moments.Count;

    /// <summary>Kills a command up to so many times, then lets it end.</summary>
    /// <param name="most">How many kills at most.</param>
    /// <param name="whole">How long the command takes undisturbed.</param>
    /// <param name="arguments">The command.</param>
    public async Task<Ended> UntilItEndsAsync(int most, TimeSpan whole, params string[] arguments)
    {
        for (var kills = 0; kills < most; kills++)
        {
            using var started = site.Start(arguments);
            var moment = random.Next(2) == 0
                ? await AfterATimeAsync(started, Shortest + (random.NextDouble() * whole))
                : await AfterRecordsAsync(started, random.Next(1, MostRecords));
            var withChildren = random.Next(2) == 0;
            if (started.IsOver)
            {
                return await started.EndAsync();
            }

            started.Kill(withChildren);
            var ended = await started.EndAsync();
            if (ended.Code != 137)
            {
                return ended;
            }

            Moments.Add($"{moment}{(withChildren ? " with children" : "")}");
        }

        return await site.RunAsync(arguments);
    }

    private static async Task<string> AfterATimeAsync(Started started, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        while (!started.IsOver && watch.Elapsed < time)
        {
            await Task.Delay(1);
        }

        return $"{watch.ElapsedMilliseconds} ms";
    }

    private async Task<string> AfterRecordsAsync(Started started, int records)
    {
        var (seen, size) = (0, Size());
        while (!started.IsOver && seen < records)
        {
            if (Size() is var now && now != size)
            {
                (seen, size) = (seen + 1, now);
            }
            else
            {
                Thread.Yield();
            }
        }

        await Task.CompletedTask;
        return $"{records} records";
    }

    private long Size() => site.Journals.Sum(file => new FileInfo(file).Length);
}
