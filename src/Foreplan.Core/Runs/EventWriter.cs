using System.Text;
using System.Text.Json;
using Foreplan.Costs;
using Foreplan.Roles;

namespace Foreplan.Runs;

/// <summary>Writes events as JSON objects, field by field: what a serializer has to learn of these types first takes longer than a whole journal.</summary>
internal sealed class EventWriter(Utf8JsonWriter to, Func<byte[], string> putBlob)
{
    private const int LongestInline = 4096;

    public void Write(RunEvent happened)
    {
        to.WriteStartObject();
        switch (happened)
        {
            case RunEvent.Started started:
                Kind("started"u8);
                to.WriteString("kind"u8, started.Kind);
                to.WriteString("id"u8, started.Id);
                to.WriteString("plan"u8, started.Plan);
                to.WriteString("subject"u8, started.Subject);
                to.WriteString("base"u8, started.Base);
                Known("branch"u8, started.Branch);
                to.WriteString("instructions"u8, started.Instructions);
                Known("budgetUsd"u8, started.BudgetUsd);
                break;
            case RunEvent.Resumed resumed:
                Kind("resumed"u8);
                Known("budgetUsd"u8, resumed.BudgetUsd);
                break;
            case RunEvent.Noted noted:
                Kind("noted"u8);
                to.WriteString("code"u8, noted.Code);
                to.WriteString("text"u8, noted.Text);
                break;
            case RunEvent.ConversationStarted started:
                Kind("conversation.started"u8);
                to.WriteString("conversation"u8, started.Conversation);
                Role(started.Role);
                Known("phase"u8, started.Phase);
                to.WriteString("model"u8, started.Model);
                Text("messages"u8, started.Messages);
                break;
            case RunEvent.CallSent sent:
                Kind("call.sent"u8);
                Call(sent.Conversation, sent.Turn, sent.Try);
                Role(sent.Role);
                Known("phase"u8, sent.Phase);
                to.WriteNumber("attempt"u8, sent.Attempt);
                to.WriteString("model"u8, sent.Model);
                to.WriteString("request"u8, sent.Request);
                to.WriteNumber("estimatedInput"u8, sent.EstimatedInput);
                Known("reservedUsd"u8, sent.ReservedUsd);
                break;
            case RunEvent.CallAnswered answered:
                Kind("call.answered"u8);
                Call(answered.Conversation, answered.Turn, answered.Try);
                to.WriteString("model"u8, answered.Model);
                Text("response"u8, answered.Response);
                Used(answered.Usage);
                Known("usd"u8, answered.Usd);
                to.WriteNumber("ms"u8, answered.Ms);
                Known("stop"u8, answered.Stop);
                break;
            case RunEvent.CallFailed failed:
                Kind("call.failed"u8);
                Call(failed.Conversation, failed.Turn, failed.Try);
                to.WriteString("reason"u8, failed.Reason);
                to.WriteString("detail"u8, failed.Detail);
                Known("status"u8, failed.Status);
                Known("waitMs"u8, failed.WaitMs);
                Used(failed.Usage);
                Known("usd"u8, failed.Usd);
                to.WriteNumber("ms"u8, failed.Ms);
                break;
            case RunEvent.ToolStarted started:
                Kind("tool.started"u8);
                Tool(started.Conversation, started.Turn, started.Call, started.Tool);
                Objects("edits"u8, started.Edits, Edit);
                Text("answer"u8, started.Answer);
                break;
            case RunEvent.ToolFinished finished:
                Kind("tool.finished"u8);
                Tool(finished.Conversation, finished.Turn, finished.Call, finished.Tool);
                to.WriteString("code"u8, finished.Code);
                Text("answer"u8, finished.Answer);
                break;
            case RunEvent.QuestionAsked asked:
                Kind("question.asked"u8);
                to.WriteString("id"u8, asked.Id);
                to.WriteString("question"u8, asked.Question);
                Known("why"u8, asked.Why);
                Texts("options"u8, asked.Options);
                Known("recommended"u8, asked.Recommended);
                Known("answer"u8, asked.Answer);
                Known("by"u8, asked.By);
                break;
            case RunEvent.DocumentAccepted accepted:
                Kind("document.accepted"u8);
                to.WriteString("document"u8, accepted.Document);
                Text("text"u8, accepted.Text);
                break;
            case RunEvent.NotesSent sent:
                Kind("notes.sent"u8);
                to.WriteString("plan"u8, sent.Plan);
                Objects("notes"u8, sent.Notes, note =>
                {
                    to.WriteString("id"u8, note.Id);
                    to.WriteString("sha256"u8, note.Sha256);
                });
                break;
            case RunEvent.NotesAnswered answered:
                Kind("notes.answered"u8);
                Objects("notes"u8, answered.Notes, note =>
                {
                    to.WriteString("note"u8, note.Note);
                    to.WriteString("state"u8, note.State);
                    Known("where"u8, note.Where);
                    Known("why"u8, note.Why);
                });
                Texts("unasked"u8, answered.Unasked);
                break;
            case RunEvent.PointsMade made:
                Kind("points.made"u8);
                Known("what"u8, made.What);
                to.WriteString("model"u8, made.Model);
                Objects("points"u8, made.Points, point =>
                {
                    to.WriteString("kind"u8, point.Kind);
                    Known("quote"u8, point.Quote);
                    to.WriteString("text"u8, point.Text);
                });
                break;
            case RunEvent.CommandsStarted started:
                Kind("commands.started"u8);
                to.WriteString("purpose"u8, started.Purpose);
                Known("phase"u8, started.Phase);
                to.WriteNumber("attempt"u8, started.Attempt);
                to.WriteString("treeBefore"u8, started.TreeBefore);
                break;
            case RunEvent.CommandsFinished finished:
                Kind("commands.finished"u8);
                to.WriteString("purpose"u8, finished.Purpose);
                Known("phase"u8, finished.Phase);
                to.WriteNumber("attempt"u8, finished.Attempt);
                to.WriteBoolean("green"u8, finished.Green);
                Objects("results"u8, finished.Results, Result);
                break;
            case RunEvent.PhaseStarted started:
                Kind("phase.started"u8);
                to.WriteNumber("phase"u8, started.Phase);
                break;
            case RunEvent.AttemptFailed failed:
                Kind("attempt.failed"u8);
                to.WriteNumber("phase"u8, failed.Phase);
                to.WriteNumber("attempt"u8, failed.Attempt);
                Text("reason"u8, failed.Reason);
                to.WriteBoolean("fresh"u8, failed.Fresh);
                break;
            case RunEvent.PhaseCommitted committed:
                Kind("phase.committed"u8);
                to.WriteNumber("phase"u8, committed.Phase);
                to.WriteString("commit"u8, committed.Commit);
                to.WriteString("tree"u8, committed.Tree);
                Texts("dropped"u8, committed.Dropped);
                to.WriteString("summary"u8, committed.Summary);
                Texts("discoveries"u8, committed.Discoveries);
                break;
            case RunEvent.PhaseBlocked blocked:
                Kind("phase.blocked"u8);
                to.WriteNumber("phase"u8, blocked.Phase);
                to.WriteString("kind"u8, blocked.Kind);
                to.WriteString("expected"u8, blocked.Expected);
                to.WriteString("found"u8, blocked.Found);
                to.WriteString("why"u8, blocked.Why);
                break;
            case RunEvent.Published published:
                Kind("published"u8);
                to.WriteString("branch"u8, published.Branch);
                to.WriteString("commit"u8, published.Commit);
                break;
            case RunEvent.Paused paused:
                Kind("paused"u8);
                to.WriteString("reason"u8, paused.Reason);
                to.WriteString("detail"u8, paused.Detail);
                break;
            case RunEvent.ReviewFinished finished:
                Kind("review.finished"u8);
                to.WriteString("verdict"u8, finished.Verdict);
                to.WriteString("commit"u8, finished.Commit);
                Text("document"u8, finished.Document);
                break;
            case RunEvent.Undone:
                Kind("undone"u8);
                break;
            case RunEvent.Finished finished:
                Kind("finished"u8);
                to.WriteString("outcome"u8, EventWords.Of(finished.Outcome));
                break;
            default:
                throw new NotSupportedException($"{happened.GetType()} has no form in a journal.");
        }
        to.WriteNumber("s"u8, happened.Seq);
        to.WriteString("at"u8, happened.At);
        to.WriteEndObject();
    }

    private void Kind(ReadOnlySpan<byte> kind) => to.WriteString("t"u8, kind);

    private void Role(RoleName role) => to.WriteString("role"u8, EventWords.Of(role));

    private void Call(string conversation, int turn, int attempt)
    {
        to.WriteString("conversation"u8, conversation);
        to.WriteNumber("turn"u8, turn);
        to.WriteNumber("try"u8, attempt);
    }

    private void Tool(string conversation, int turn, string call, string tool)
    {
        to.WriteString("conversation"u8, conversation);
        to.WriteNumber("turn"u8, turn);
        to.WriteString("call"u8, call);
        to.WriteString("tool"u8, tool);
    }

    private void Used(Usage? usage)
    {
        if (usage is null)
        {
            return;
        }
        to.WriteStartObject("usage"u8);
        to.WriteNumber("input"u8, usage.Input);
        to.WriteNumber("cacheRead"u8, usage.CacheRead);
        to.WriteNumber("cacheWrite"u8, usage.CacheWrite);
        to.WriteNumber("output"u8, usage.Output);
        to.WriteNumber("reasoning"u8, usage.Reasoning);
        to.WriteBoolean("estimated"u8, usage.Estimated);
        to.WriteNumber("totalInput"u8, usage.TotalInput);
        to.WriteEndObject();
    }

    private void Edit(RecordedEdit edit)
    {
        to.WriteString("path"u8, edit.Path);
        Known("before"u8, edit.Before);
        Known("after"u8, edit.After);
    }

    private void Result(CommandResult result)
    {
        Texts("words"u8, result.Words);
        to.WriteString("folder"u8, result.Folder);
        to.WriteNumber("exitCode"u8, result.ExitCode);
        Text("output"u8, result.Output);
        to.WriteNumber("ms"u8, result.Ms);
        to.WriteBoolean("timedOut"u8, result.TimedOut);
        Known("tier"u8, result.Tier);
        Texts("tampered"u8, result.Tampered);
        to.WriteBoolean("notFound"u8, result.NotFound);
        Known("failure"u8, result.Failure);
        Known("tests"u8, result.Tests);
        if (result.Changed is { } changed)
        {
            Texts("changed"u8, changed);
        }
    }

    // What is long is kept beside the journal, before the record that names it.
    private void Text(ReadOnlySpan<byte> name, Body body)
    {
        var text = body.Text ?? "";
        if (Encoding.UTF8.GetByteCount(text) <= LongestInline)
        {
            to.WriteString(name, text);
            return;
        }
        to.WriteStartObject(name);
        to.WriteString("blob"u8, putBlob(Encoding.UTF8.GetBytes(text)));
        to.WriteEndObject();
    }

    private void Texts(ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        to.WriteStartArray(name);
        foreach (var text in texts)
        {
            to.WriteStringValue(text);
        }
        to.WriteEndArray();
    }

    private void Objects<T>(ReadOnlySpan<byte> name, IReadOnlyList<T> items, Action<T> fields)
        where T : class
    {
        to.WriteStartArray(name);
        foreach (var item in items)
        {
            to.WriteStartObject();
            fields(item);
            to.WriteEndObject();
        }
        to.WriteEndArray();
    }

    // A field that is not known is left out.
    private void Known(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            to.WriteString(name, value);
        }
    }

    private void Known(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } known)
        {
            to.WriteNumber(name, known);
        }
    }

    private void Known(ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } known)
        {
            to.WriteNumber(name, known);
        }
    }
}
