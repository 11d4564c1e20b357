using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

// Writes the events of a journal the way the chain of clients does, a second apart.
internal sealed class CallLog(string kind, string id, string from = "2026-11-20T10:00:00Z")
{
    private readonly List<RunEvent> events = [new RunEvent.Started(kind, id, "plans/001-jwt", "", "", null, "") { At = DateTimeOffset.Parse(from) }];

    public RoleName Role { get; set; } = RoleName.Planner;

    public string Model { get; set; } = "anthropic/claude-opus-4-5";

    public int? Phase { get; set; }

    public int Attempt { get; set; } = 1;

    public IReadOnlyList<RunEvent> Events => events;

    public CallLog As(RoleName role, string model, int? phase = null, int attempt = 1)
    {
        (Role, Model, Phase, Attempt) = (role, model, phase, attempt);
        return this;
    }

    public CallLog Sent(string conversation, int turn, decimal? reserved = 0.05m, int attempt = 1, long estimated = 1_000) => Add(new RunEvent.CallSent
    {
        Conversation = conversation,
        Turn = turn,
        Try = attempt,
        Role = Role,
        Phase = Phase,
        Attempt = Attempt,
        Model = Model,
        Request = "",
        EstimatedInput = estimated,
        ReservedUsd = reserved,
    });

    public CallLog Answered(string conversation, int turn, Usage usage, decimal? usd, long ms = 1_000, int attempt = 1, string? by = null) => Add(new RunEvent.CallAnswered
    {
        Conversation = conversation,
        Turn = turn,
        Try = attempt,
        Model = by ?? Model[(Model.IndexOf('/', StringComparison.Ordinal) + 1)..],
        Response = new Body("[]"),
        Usage = usage,
        Usd = usd,
        Ms = ms,
    });

    public CallLog Failed(string conversation, int turn, Usage? usage = null, decimal? usd = null, long ms = 200, int attempt = 1) => Add(new RunEvent.CallFailed
    {
        Conversation = conversation,
        Turn = turn,
        Try = attempt,
        Reason = "rate_limit",
        Detail = "",
        Usage = usage,
        Usd = usd,
        Ms = ms,
    });

    public CallLog Call(string conversation, int turn, Usage usage, decimal? usd, long ms = 1_000, int attempt = 1, string? by = null) =>
        Sent(conversation, turn, attempt: attempt).Answered(conversation, turn, usage, usd, ms, attempt, by);

    public CallLog Add(RunEvent happened)
    {
        events.Add(happened with { Seq = events.Count + 1, At = events[0].At.AddSeconds(events.Count) });
        return this;
    }
}
