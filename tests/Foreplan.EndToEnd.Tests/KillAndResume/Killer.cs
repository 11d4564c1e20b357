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

    /// <summary>How many records the newest journal had at the last kill.</summary>
    public int Written { get; private set; }

    /// <summary>Kills a command once, as soon as a new journal has so many records, then lets it end.</summary>
    /// <param name="record">How many.</param>
    /// <param name="arguments">The command.</param>
    public async Task<Ended> AtRecordAsync(int record, params string[] arguments)
    {
        var before = site.Journals.Count;
        using (var started = site.Start(arguments))
        {
            while (!started.IsOver && (site.Journals.Count == before || Records() < record))
            {
                Thread.Yield();
            }

            started.Kill(withChildren: true);
            if (await started.EndAsync() is var ended and not { Code: 137 })
            {
                return ended;
            }

            Moments.Add($"record {record}");
            Written = Records();
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

    private int Records()
    {
        using var file = new FileStream(site.Journals[^1], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var read = new MemoryStream();
        file.CopyTo(read);
        return read.GetBuffer().AsSpan(0, (int)read.Length).Count((byte)'\n');
    }

    private long Size() => site.Journals.Sum(file => new FileInfo(file).Length);
}
