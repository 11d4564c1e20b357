using System.Globalization;

namespace Foreplan.Costs;

/// <summary>Writes durations for people.</summary>
public static class Durations
{
    /// <summary><c>0.8 s</c>, <c>42 s</c>, <c>3 min 5 s</c>, <c>1 h 12 min</c>.</summary>
    /// <param name="ms">Milliseconds.</param>
    public static string Show(long ms) => TimeSpan.FromMilliseconds(ms) switch
    {
        { TotalSeconds: < 9.95 } time => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        { TotalSeconds: < 59.5 } time => $"{Math.Round(time.TotalSeconds):0} s",
        { TotalMinutes: < 60 } time => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        var time => $"{(int)time.TotalHours} h {time.Minutes} min",
    };
}
