using System.Globalization;
using Xunit.Abstractions;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>How often tests kill: FOREPLAN_SOAK sets another number than theirs, FOREPLAN_SEED the moments.</summary>
internal static class Soak
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Torn = [];

    private static int kills;
    private static int extra;

    public static int Seed { get; } = Number("FOREPLAN_SEED") ?? Environment.TickCount & 0xFFFF;

    /// <summary>True when more is asked for than the tests do.</summary>
    public static bool IsOn { get; } = Number("FOREPLAN_SOAK") is not null;

    public static int Kills(int usual) => Number("FOREPLAN_SOAK") ?? usual;

    /// <summary>Adds what one work met that was killed and ended well, and says how much it is by now over all tests; a bad end fails its test.</summary>
    /// <param name="output">Where it is said.</param>
    /// <param name="site">Where the work was done.</param>
    /// <param name="killed">How often it was killed; each time it was started again.</param>
    /// <param name="more">How many requests it sent more than undisturbed work does.</param>
    public static void Held(ITestOutputHelper output, Site site, int killed, int more)
    {
        lock (Gate)
        {
            kills += killed;
            Torn.UnionWith(Directory.GetFiles(site.State, "*.torn-at-*", SearchOption.AllDirectories));
            extra += more;
            output.WriteLine($"so far: {kills} kills and as many resumes, {Torn.Count} torn tails, {extra} extra requests, 0 bad");
        }
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
