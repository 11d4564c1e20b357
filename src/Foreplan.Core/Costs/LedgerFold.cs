using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

internal sealed class LedgerFold(List<LedgerEntry> entries, PriceBook? prices)
{
    // Where the calls stand that no end of is told yet: one or two at a time.
    private readonly List<int> open = [];
    private string? kind;
    private string? journalId;

    internal void Fold(IEnumerable<RunEvent> journal)
    {
        foreach (var happened in journal)
        {
            switch (happened)
            {
                case RunEvent.Started started:
                    kind = started.Kind;
                    journalId = started.Id;
                    open.Clear();
                    break;
                case RunEvent.CallSent sent:
                    Send(sent);
                    break;
                case RunEvent.CallAnswered answered:
                    Close(answered.Conversation, answered.Turn, answered.Try, e => e with
                    {
                        Outcome = CallOutcome.Answered,
                        Answered = answered.Model,
                        Usage = answered.Usage,
                        Ms = answered.Ms,
                        Usd = answered.Usd ?? Priced(e.Asked, answered.Model, answered.Usage),
                    });
                    break;
                case RunEvent.CallFailed failed:
                    Close(failed.Conversation, failed.Turn, failed.Try, e => e with
                    {
                        Outcome = CallOutcome.Failed,
                        Usage = failed.Usage,
                        Ms = failed.Ms,
                        // Without usage nothing may be charged, whatever the price.
                        Usd = failed.Usd ?? (failed.Usage is { } used ? Priced(e.Asked, null, used) : 0),
                    });
                    break;
                default:
                    break;
            }
        }
    }

    private void Send(RunEvent.CallSent sent)
    {
        foreach (var at in open)
        {
            if (entries[at].Conversation == sent.Conversation && entries[at].Turn == sent.Turn)
            {
                entries[at] = entries[at] with { PossiblyPaidTwice = true };
            }
        }

        open.RemoveAll(at => Is(entries[at], sent.Conversation, sent.Turn, sent.Try));
        open.Add(entries.Count);
        entries.Add(new LedgerEntry
        {
            Kind = kind,
            Journal = journalId,
            At = sent.At,
            Conversation = sent.Conversation,
            Turn = sent.Turn,
            Try = sent.Try,
            Role = sent.Role,
            Phase = sent.Phase,
            Attempt = sent.Attempt,
            Asked = sent.Model,
            ReservedUsd = sent.ReservedUsd,
            Usd = sent.ReservedUsd,
            EstimatedInput = sent.EstimatedInput,
        });
    }

    // A result of a call that was never sent is no call: a journal promises before it tells.
    private void Close(string conversation, int turn, int attempt, Func<LedgerEntry, LedgerEntry> end)
    {
        var which = open.FindIndex(at => Is(entries[at], conversation, turn, attempt));
        if (which < 0)
        {
            return;
        }

        var at = open[which];
        open.RemoveAt(which);
        entries[at] = end(entries[at]) with { PossiblyPaidTwice = false };
    }

    private static bool Is(LedgerEntry entry, string conversation, int turn, int attempt) =>
        entry.Conversation == conversation && entry.Turn == turn && entry.Try == attempt;

    private decimal? Priced(string asked, string? answered, Usage usage) =>
        ModelRef.TryParse(asked, out var model) ? prices?.CostOf(model, answered, usage) : null;
}
