using System.Text;
using System.Text.Json;
using Foreplan.Challenges;
using Foreplan.Costs;
using Foreplan.Notes;
using Foreplan.Roles;

namespace Foreplan.Runs;

/// <summary>Reads what <see cref="EventWriter"/> wrote; fields that are not known are ignored.</summary>
internal sealed class EventReader(Func<string, byte[]> getBlob)
{
    /// <exception cref="JsonException">It is no event, or of a kind that is not known.</exception>
    public RunEvent Read(JsonElement record)
    {
        var of = new EventFields(record);
        return Body(of.Text("t"), of) with { Seq = of.NumberOrNull("s") ?? 0, At = of.Time("at") };
    }

    private RunEvent Body(string kind, EventFields of) => kind switch
    {
        "started" => new RunEvent.Started(of.Text("kind"), of.Text("id"), of.Text("plan"), of.Text("subject"), of.Text("base"), of.TextOrNull("branch"), of.Text("instructions"))
        {
            BudgetUsd = of.MoneyOrNull("budgetUsd"),
        },
        "resumed" => new RunEvent.Resumed { BudgetUsd = of.MoneyOrNull("budgetUsd") },
        "noted" => new RunEvent.Noted(of.Text("code"), of.Text("text")),
        "conversation.started" => new RunEvent.ConversationStarted(of.Text("conversation"), Role(of), of.CountOrNull("phase"), of.Text("model"), Text(of, "messages")),
        "call.sent" => Sent(of),
        "call.answered" => Answered(of),
        "call.failed" => Failed(of),
        "tool.started" => new RunEvent.ToolStarted(
            of.Text("conversation"), of.Count("turn"), of.Text("call"), of.Text("tool"), of.Objects("edits", Edit), Text(of, "answer")),
        "tool.finished" => new RunEvent.ToolFinished(
            of.Text("conversation"), of.Count("turn"), of.Text("call"), of.Text("tool"), of.Text("code"), Text(of, "answer")),
        "question.asked" => new RunEvent.QuestionAsked(
            of.Text("id"), of.Text("question"), of.TextOrNull("why"), of.Texts("options"), of.TextOrNull("recommended"), of.TextOrNull("answer"), of.TextOrNull("by")),
        "document.accepted" => new RunEvent.DocumentAccepted(of.Text("document"), Text(of, "text")),
        "notes.sent" => new RunEvent.NotesSent(of.Text("plan"), of.Objects("notes", SentNote)),
        "notes.answered" => new RunEvent.NotesAnswered(of.Objects("notes", NoteAnswer), of.Texts("unasked")),
        "points.made" => new RunEvent.PointsMade(of.TextOrNull("what"), of.Text("model"), of.Objects("points", Point)),
        "commands.started" => new RunEvent.CommandsStarted(of.Text("purpose"), of.CountOrNull("phase"), of.Count("attempt"), of.Text("treeBefore")),
        "commands.finished" => new RunEvent.CommandsFinished(
            of.Text("purpose"), of.CountOrNull("phase"), of.Count("attempt"), of.Flag("green"), of.Objects("results", Result)),
        "phase.started" => new RunEvent.PhaseStarted(of.Count("phase")),
        "attempt.failed" => new RunEvent.AttemptFailed(of.Count("phase"), of.Count("attempt"), Text(of, "reason"), of.Flag("fresh")),
        "phase.committed" => new RunEvent.PhaseCommitted(
            of.Count("phase"), of.Text("commit"), of.Text("tree"), of.Texts("dropped"), of.Text("summary"), of.Texts("discoveries")),
        "phase.blocked" => new RunEvent.PhaseBlocked(of.Count("phase"), of.Text("kind"), of.Text("expected"), of.Text("found"), of.Text("why")),
        "published" => new RunEvent.Published(of.Text("branch"), of.Text("commit")),
        "paused" => new RunEvent.Paused(of.Text("reason"), of.Text("detail")),
        "review.finished" => new RunEvent.ReviewFinished(of.Text("verdict"), of.Text("commit"), Text(of, "document")),
        "undone" => new RunEvent.Undone(),
        "finished" => new RunEvent.Finished(EventWords.OutcomeOf(of.Text("outcome"))),
        _ => throw new JsonException($"`{kind}` is no kind of event."),
    };

    private static RunEvent.CallSent Sent(EventFields of) => new()
    {
        Conversation = of.Text("conversation"),
        Turn = of.Count("turn"),
        Try = of.Count("try"),
        Role = Role(of),
        Phase = of.CountOrNull("phase"),
        Attempt = of.CountOrNull("attempt") ?? 1,
        Model = of.Text("model"),
        Request = of.Text("request"),
        EstimatedInput = of.Number("estimatedInput"),
        ReservedUsd = of.MoneyOrNull("reservedUsd"),
    };

    private RunEvent.CallAnswered Answered(EventFields of) => new()
    {
        Conversation = of.Text("conversation"),
        Turn = of.Count("turn"),
        Try = of.Count("try"),
        Model = of.Text("model"),
        Response = Text(of, "response"),
        Usage = Used(of) ?? throw new JsonException("The field `usage` is not there."),
        Usd = of.MoneyOrNull("usd"),
        Ms = of.Number("ms"),
        Stop = of.TextOrNull("stop"),
    };

    private static RunEvent.CallFailed Failed(EventFields of) => new()
    {
        Conversation = of.Text("conversation"),
        Turn = of.Count("turn"),
        Try = of.Count("try"),
        Reason = of.Text("reason"),
        Detail = of.Text("detail"),
        Status = of.CountOrNull("status"),
        WaitMs = of.NumberOrNull("waitMs"),
        Usage = Used(of),
        Usd = of.MoneyOrNull("usd"),
        Ms = of.NumberOrNull("ms") ?? 0,
    };

    private static Usage? Used(EventFields record) => record.ObjectOrNull("usage") is not { } of ? null : new()
    {
        Input = of.Number("input"),
        CacheRead = of.NumberOrNull("cacheRead") ?? 0,
        CacheWrite = of.NumberOrNull("cacheWrite") ?? 0,
        Output = of.Number("output"),
        Reasoning = of.NumberOrNull("reasoning") ?? 0,
        Estimated = of.Flag("estimated"),
    };

    private static RecordedEdit Edit(JsonElement item)
    {
        var of = new EventFields(item);
        return new(of.Text("path"), of.TextOrNull("before"), of.TextOrNull("after"));
    }

    private static SentNote SentNote(JsonElement item)
    {
        var of = new EventFields(item);
        return new(of.Text("id"), of.Text("sha256"));
    }

    private static NoteAnswer NoteAnswer(JsonElement item)
    {
        var of = new EventFields(item);
        return new(of.Text("note"), of.Text("state"), of.TextOrNull("where"), of.TextOrNull("why"));
    }

    private static ChallengePoint Point(JsonElement item)
    {
        var of = new EventFields(item);
        return new(of.Text("kind"), of.TextOrNull("quote"), of.Text("text"));
    }

    private CommandResult Result(JsonElement item)
    {
        var of = new EventFields(item);
        return new()
        {
            Words = of.Texts("words"),
            Folder = of.TextOrNull("folder") ?? "",
            ExitCode = of.Count("exitCode"),
            Output = Text(of, "output"),
            Ms = of.Number("ms"),
            TimedOut = of.Flag("timedOut"),
            Tier = of.TextOrNull("tier"),
            Tampered = of.TextsOrNull("tampered") ?? [],
            NotFound = of.Flag("notFound"),
            Failure = of.TextOrNull("failure"),
            Tests = of.CountOrNull("tests"),
            Changed = of.TextsOrNull("changed"),
        };
    }

    private static RoleName Role(EventFields of) => EventWords.RoleOf(of.Text("role"));

    private Body Text(EventFields of, string name) =>
        of.Find(name) is { ValueKind: JsonValueKind.Object } kept ? new(Encoding.UTF8.GetString(getBlob(new EventFields(kept).Text("blob")))) : new(of.Text(name));
}
