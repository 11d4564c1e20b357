using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

// Two phases with everything that happens: a failed call, a failed attempt, a kill, an estimate. Every dollar is worked out by hand from list prices.
internal static class SampleBill
{
    public static readonly ModelRef Planner = new("anthropic", "claude-opus-4-5");
    private const string Haiku = "anthropic/claude-haiku-4-5";

    public static IReadOnlyList<IReadOnlyList<RunEvent>> Journals =>
    [
        new CallLog("plan", "j1")
            .Call("plan", 1, Used(1_000, 0, 9_000, 400), 0.07125m, 8_000)
            .Call("plan", 2, Used(500, 9_000, 4_000, 3_000), 0.107m, 42_000)
            .Events,
        new CallLog("revise", "j2").Call("revise", 1, Used(8_000, 0, 0, 600), 0.055m, 9_000).Events,
        new CallLog("run", "j3")
            .As(RoleName.Executor, Haiku, 1)
            .Call("p1.1", 1, Used(0, 0, 12_000, 800), 0.019m, 6_000)
            .Sent("p1.1", 2).Failed("p1.1", 2)
            .Call("p1.1", 2, Used(300, 12_000, 1_500, 500), 0.005875m, 4_000, attempt: 2)
            .Add(new RunEvent.AttemptFailed(1, 1, new("gate"), false))
            .As(RoleName.Executor, Haiku, 1, 2)
            .Call("p1.1", 3, Used(200, 13_500, 1_000, 250), 0.00405m, 3_000)
            .As(RoleName.Executor, Haiku, 2)
            .Call("p2.1", 1, Used(0, 10_000, 3_000, 400), 0.00675m, 5_000)
            .Sent("p2.1", 2, reserved: 0.05m, estimated: 13_500)
            .Add(new RunEvent.Resumed())
            .Call("p2.1", 2, Used(100, 13_000, 600, 200) with { Estimated = true }, 0.00315m, 2_500, attempt: 2)
            .As(RoleName.Reviewer, "anthropic/claude-sonnet-4-5")
            .Call("review", 1, Used(14_000, 0, 0, 900), 0.0555m, 15_000)
            .Events,
    ];

    public static Report Report => Report.Of("Add JWT authentication", Journals, ShippedPrices.Book, Planner);

    public static Usage Used(long input, long read, long write, long output) =>
        new() { Input = input, CacheRead = read, CacheWrite = write, Output = output };
}
