using System.Globalization;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>How often tests kill: FOREPLAN_SOAK sets another number than theirs, FOREPLAN_SEED the moments.</summary>
internal static class Soak
{
    public static int Seed { get; } = Number("FOREPLAN_SEED") ?? Environment.TickCount & 0xFFFF;

    public static int Kills(int usual) => Number("FOREPLAN_SOAK") ?? usual;

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
