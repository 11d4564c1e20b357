using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

public sealed class LedgerTests
{
    private static readonly Usage Some = SampleBill.Used(1_000, 0, 0, 100);

    [Fact]
    public void Every_try_is_one_entry_with_what_became_of_it()
    {
        var ledger = Ledger.Of(SampleBill.Journals);
        Assert.Equal(11, ledger.Entries.Count);
        Assert.Equal(9, ledger.Entries.Count(e => e.Outcome == CallOutcome.Answered));
        var failed = Assert.Single(ledger.Entries, e => e.Outcome == CallOutcome.Failed);
        Assert.Equal(("p1.1", 2, 1, 0m, 200L), (failed.Conversation, failed.Turn, failed.Try, failed.Usd, failed.Ms));
        var last = ledger.Entries[^1];
        Assert.Equal(
            ("j3", "run", RoleName.Reviewer, (int?)null, "anthropic/claude-sonnet-4-5", "claude-sonnet-4-5"),
            (last.Journal, last.Kind, last.Role, last.Phase, last.Asked, last.Answered));
        Assert.Equal(14_000, last.Usage?.Input);
    }

    [Fact]
    public void The_recorded_dollars_of_the_sample_are_what_the_prices_give()
    {
        foreach (var entry in Ledger.Of(SampleBill.Journals).Entries.Where(e => e.Outcome == CallOutcome.Answered))
        {
            Assert.True(ModelRef.TryParse(entry.Asked, out var asked));
            Assert.Equal(entry.Usd, ShippedPrices.Book.CostOf(asked, entry.Answered, entry.Usage ?? Some));
        }
    }

    [Fact]
    public void A_call_in_flight_counts_as_its_reservation_until_it_is_answered()
    {
        var log = new CallLog("run", "a").As(RoleName.Executor, "anthropic/claude-haiku-4-5", 1).Sent("p1.1", 1, reserved: 0.04m);
        Assert.Equal(0.04m, Ledger.Of(log.Events).SpentUsd);
        log.Answered("p1.1", 1, Some, 0.0015m);
        Assert.Equal(0.0015m, Ledger.Of(log.Events).SpentUsd);
    }

    [Fact]
    public void A_call_cut_off_by_a_kill_stays_charged_and_is_marked_when_the_turn_is_tried_again()
    {
        var log = new CallLog("run", "a").As(RoleName.Executor, "anthropic/claude-haiku-4-5", 1).Sent("p1.1", 1, reserved: 0.04m);
        Assert.False(Assert.Single(Ledger.Of(log.Events).Entries).PossiblyPaidTwice);
        log.Add(new RunEvent.Resumed()).Call("p1.1", 1, Some, 0.0015m, attempt: 2);
        var ledger = Ledger.Of(log.Events);
        Assert.Equal((CallOutcome.PossiblyPaid, true, 0.04m), (ledger.Entries[0].Outcome, ledger.Entries[0].PossiblyPaidTwice, ledger.Entries[0].Usd));
        Assert.Equal((CallOutcome.Answered, false), (ledger.Entries[1].Outcome, ledger.Entries[1].PossiblyPaidTwice));
        Assert.Equal(0.0415m, ledger.SpentUsd);
    }

    [Fact]
    public void A_failed_call_is_charged_for_what_it_used_and_nothing_else()
    {
        var ledger = Ledger.Of(new CallLog("plan", "a")
            .Sent("plan", 1).Failed("plan", 1)
            .Sent("plan", 1, attempt: 2).Failed("plan", 1, Some, 0.0075m, attempt: 2)
            .Events);
        Assert.Equal([0m, 0.0075m], ledger.Entries.Select(e => e.Usd));
        Assert.Equal(0.0075m, ledger.SpentUsd);
    }

    [Fact]
    public void An_unknown_price_makes_its_sums_unknown_and_counts_as_its_reservation()
    {
        var log = new CallLog("plan", "a").Call("plan", 1, Some, 0.0075m).Call("plan", 2, Some, null);
        var ledger = Ledger.Of(log.Events);
        Assert.Equal((null, 0.0075m, 1), (ledger.Total.Usd, ledger.Total.KnownUsd, ledger.Total.Unknown));
        Assert.Equal(0.0575m, ledger.SpentUsd);
        var failed = Ledger.Of(new CallLog("plan", "a").Sent("plan", 1, reserved: null).Failed("plan", 1, Some).Events);
        Assert.Null(failed.Total.Usd);
        Assert.Equal(0m, failed.SpentUsd);
    }

    [Fact]
    public void A_price_that_is_known_now_prices_what_was_unknown_then_and_changes_nothing_else()
    {
        var ledger = Ledger.Of(new CallLog("plan", "a").Call("plan", 1, Some, null).Call("plan", 2, Some, 1.25m).Events, ShippedPrices.Book);
        Assert.Equal([0.0075m, 1.25m], ledger.Entries.Select(e => e.Usd));
    }

    [Fact]
    public void Conversations_of_two_journals_with_the_same_name_are_two()
    {
        var first = new CallLog("run", "a").Sent("p1.1", 1).Events;
        var second = new CallLog("run", "b").Call("p1.1", 1, Some, 0.1m).Events;
        Assert.Equal([CallOutcome.PossiblyPaid, CallOutcome.Answered], Ledger.Of([first, second]).Entries.Select(e => e.Outcome));
        Assert.False(Ledger.Of([first, second]).Entries[0].PossiblyPaidTwice);
        Assert.Equal([CallOutcome.PossiblyPaid, CallOutcome.Answered], Ledger.Of(first.Concat(second)).Entries.Select(e => e.Outcome));
    }

    [Fact]
    public void Sums_come_by_phase_role_and_model()
    {
        var ledger = Ledger.Of(SampleBill.Journals);
        Assert.Equal([(1, (decimal?)0.028925m), (2, 0.0599m)], ledger.ByPhase.Select(p => (p.Phase, p.Total.Usd)));
        Assert.Equal(
            [(RoleName.Planner, (decimal?)0.23325m), (RoleName.Executor, 0.088825m), (RoleName.Reviewer, 0.0555m)],
            ledger.ByRole.Select(r => (r.Role, r.Total.Usd)));
        Assert.Equal(
            [("anthropic/claude-haiku-4-5", 7), ("anthropic/claude-opus-4-5", 3), ("anthropic/claude-sonnet-4-5", 1)],
            ledger.ByModel.Select(m => (m.Model, m.Total.Calls)));
    }

    [Fact]
    public void A_scripted_call_stands_under_the_model_that_its_script_plays()
    {
        var ledger = Ledger.Of(new CallLog("plan", "a").As(RoleName.Planner, "scripted:demo.json").Call("plan", 1, Some, 0.0075m, by: "anthropic/claude-opus-4-5").Events);
        Assert.Equal("anthropic/claude-opus-4-5", Assert.Single(ledger.ByModel).Model);
    }
}
