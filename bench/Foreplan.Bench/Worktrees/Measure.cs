using System.Diagnostics;
using System.Globalization;

namespace Foreplan.Bench.Worktrees;

/// <summary>Times of one act, in milliseconds. The processor's time is that of this process and of those it started and awaited.</summary>
internal sealed class Measure
{
    private readonly List<double> times = [];
    private readonly List<double> processor = [];

    public double Least => times.Min();

    public double Median => times.Order().ElementAt(times.Count / 2);

    public double LeastCpu => processor.Min();

    public void Add(Action act) => Add(() =>
    {
        act();
        return true;
    });

    public T Add<T>(Func<T> act)
    {
        var used = Used();
        var watch = Stopwatch.StartNew();
        var made = act();
        times.Add(watch.Elapsed.TotalMilliseconds);
        processor.Add(Used() - used);
        return made;
    }

    // Its own and its children's time, in ticks of 10 ms.
    private static double Used()
    {
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return Enumerable.Range(11, 4).Sum(at => long.Parse(fields[at], CultureInfo.InvariantCulture)) * 10;
    }
}
