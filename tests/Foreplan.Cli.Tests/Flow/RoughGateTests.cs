using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>Gates that daemonise, flood, wait: the run goes on, and nothing of them is left.</summary>
public sealed class RoughGateTests
{
    public static TheoryData<string, string, bool> Rough => new()
    {
        { "full", "(setsid sleep 86401 >/dev/null 2>&1 </dev/null &); nohup sleep 86401 & grep -q hello src/greeting.txt", true },
        { "none", "(setsid sleep 86402 >/dev/null 2>&1 </dev/null &); nohup sleep 86402 & grep -q hello src/greeting.txt", true },
        { "full", "(env -i setsid sleep 86403 >/dev/null 2>&1 </dev/null &); grep -q hello src/greeting.txt", true },
        { "full", "head -c 1000000000 /dev/zero | tr '\\0' x; grep -q hello src/greeting.txt", true },
        { "full", "read answer; cat; test -z \"$answer\" && grep -q hello src/greeting.txt", true },
        { "none", "read answer; cat; test -z \"$answer\" && grep -q hello src/greeting.txt", true },
        { "full", "test -t 0; read answer </dev/tty", false },
        { "full", "kill -9 $$", false },
        { "none", "kill -9 $$", false },
    };

    [Theory]
    [MemberData(nameof(Rough))]
    public void A_gate_that_daemonises_floods_or_waits_for_input_ends_with_everything_it_started(string sandbox, string script, bool isGreen)
    {
        using var scene = new Scene(Write(1, "src/greeting.txt", "hello\n"), Carried[1], Carried[2]);
        scene.Planned(PlanWithGate($"`sh: {script}` → exit 0"));
        scene.Lock(null, sandbox);
        var left = new List<string>();
        // Each command begins when everything of the one before is gone.
        scene.OnCommand = _ => left.AddRange(Sleeping());
        if (isGreen)
        {
            Assert.Equal(Outcome.Done, scene.Run().Outcome);
        }
        else
        {
            scene.Script(Write(1, "src/greeting.txt", "hello\n"), Write(1, "src/greeting.txt", "hello\n\n"));
            Assert.Equal(Outcome.NotDone, scene.Run().Outcome);
        }

        Assert.Empty(left);
        Assert.Empty(Sleeping());
        Assert.All(Directory.EnumerateFiles(scene.State, "*", SearchOption.AllDirectories), file => Assert.InRange(new FileInfo(file).Length, 0, 3_000_000));
    }

    private static IEnumerable<string> Sleeping() => Directory.GetDirectories("/proc").Select(CommandLine).Where(words => words.Contains("\08640", StringComparison.Ordinal));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
