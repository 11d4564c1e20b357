using Foreplan.Models.Chain;

namespace Foreplan.Models.Tests.Chain;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(0, 1, null, 1)]
    [InlineData(0, 3, null, 4)]
    [InlineData(0.5, 2, null, 2.25)]
    [InlineData(0.5, 1, 8, 9)]
    [InlineData(0.5, 4, 1, 9)]
    public void A_wait_doubles_is_never_below_what_was_asked_and_jitters_upward(double jitter, int tries, int? asked, double expected)
    {
        var schedule = new RetrySchedule(new() { Variable = _ => null, Root = ".", Jitter = () => jitter });
        var failure = new ModelFailure(ModelFailure.RateLimit, "") { RetryAfter = asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null };

        Assert.Equal(TimeSpan.FromSeconds(expected), schedule.After(failure, tries));
    }

    [Fact]
    public void A_wait_of_five_minutes_is_sat_through()
    {
        var schedule = new RetrySchedule(new() { Variable = _ => null, Root = ".", Jitter = () => 0 });

        Assert.Equal(TimeSpan.FromMinutes(5), schedule.After(new ModelFailure(ModelFailure.RateLimit, "") { RetryAfter = TimeSpan.FromMinutes(5) }, 1));
        Assert.Null(schedule.After(new ModelFailure(ModelFailure.RateLimit, "") { RetryAfter = TimeSpan.FromSeconds(301) }, 1));
    }
}
