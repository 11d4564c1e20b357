using System.Text.Json;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Cli.Output;

/// <summary>Tells the events of a journal in a person's words, a line or none for each; the same live and in the log.</summary>
internal sealed class EventTeller
{
    // What these did is told by an event of its own.
    private static readonly HashSet<string> ToldOtherwise = ["ask_question", "submit_spec", "submit_plan", "submit_notes", "submit_review", "finish_phase", "report_blocker"];

    private readonly Dictionary<int, string> titles = [];
    private readonly Dictionary<(string Conversation, string Call), string> calls = [];

    private bool gateWasRed;

    public void Name(IEnumerable<(int Id, string Title)> phases)
    {
        foreach (var (id, title) in phases)
        {
            titles[id] = title;
        }
    }

    public void Tell(Page page, RunEvent happened)
    {
        var glyphs = page.Glyphs;
        switch (happened)
        {
            case RunEvent.Resumed:
                page.Line($"{Ink.Command(glyphs.Now)} Resumed.");
                break;
            // The list of gates before the change says it already.
            case RunEvent.Noted { Code: "PL701" }:
                break;
            case RunEvent.Noted noted:
                page.Line($"{Ink.Care("!")} {noted.Text}");
                break;
            case RunEvent.ConversationStarted begun:
                page.Line($"{Ink.Command(glyphs.Now)} {Word(begun.Role)}: {begun.Model}{(begun.Phase is { } phase ? $", {Phase(phase)}" : "")}");
                break;
            case RunEvent.CallAnswered answered:
                Remember(answered);
                break;
            case RunEvent.CallFailed failed:
                page.Line($"  {Ink.Care($"Call failed ({failed.Reason}{(failed.Status is { } status ? $", {status}" : "")})")}: {PlainText.OneLine(failed.Detail)}{(failed.WaitMs is { } wait ? $"; again in {Durations.Show(wait)}" : "")}");
                break;
            case RunEvent.ToolFinished done:
                Tool(page, done);
                break;
            case RunEvent.QuestionAsked asked:
                page.Line($"  {Ink.Bold(asked.Id)} {PlainText.OneLine(asked.Question)} → {asked.Answer ?? "open"}{(asked.By is null ? "" : $" ({asked.By})")}");
                break;
            case RunEvent.DocumentAccepted accepted:
                page.Line($"{Ink.Good(glyphs.Done)} The {accepted.Document} is accepted.");
                break;
            case RunEvent.NotesAnswered { Notes.Count: > 0 } answered:
                page.Line($"{Ink.Good(glyphs.Done)} {PageWords.Count(answered.Notes.Count, "note")} answered: {string.Join(", ", answered.Notes.Take(12).Select(note => $"{note.Note} {note.State}"))}");
                break;
            case RunEvent.PointsMade made:
                page.Line($"{Ink.Good(glyphs.Done)} {PageWords.Count(made.Points.Count, "point")} made");
                break;
            default:
                Work(page, happened);
                break;
        }
    }

    private static string Word(RoleName role) => role.ToString();

    private static void Commands(Page page, RunEvent.CommandsFinished done)
    {
        foreach (var result in done.Results)
        {
            var words = PlainText.OneLine(string.Join(' ', result.Words), 90);
            var more = $"{(result.Tests is { } tests ? $"{PageWords.Count(tests, "test")} passed, " : "")}{Durations.Show(result.Ms)}";
            var mark = result.Failure is null ? Ink.Good(page.Glyphs.Done) : done.Purpose == "baseline" ? Ink.Faint(page.Glyphs.Open) : Ink.Bad(page.Glyphs.Failed);
            page.Line($"  {mark} {words}  {Ink.Faint(more)}{(result.Failure is { } failure ? $"  {(done.Purpose == "baseline" ? "red before the change: " : "")}{PlainText.OneLine(failure)}" : "")}");
        }
    }

    private void Work(Page page, RunEvent happened)
    {
        var glyphs = page.Glyphs;
        switch (happened)
        {
            case RunEvent.CommandsStarted { Purpose: "baseline" }:
                page.Line($"{Ink.Command(glyphs.Now)} Gates before the change");
                break;
            case RunEvent.CommandsStarted { Purpose: "done-when" }:
                page.Line($"{Ink.Command(glyphs.Now)} Done when");
                break;
            case RunEvent.CommandsStarted { Purpose: "setup" }:
                page.Line($"{Ink.Command(glyphs.Now)} Setup");
                break;
            case RunEvent.CommandsFinished done:
                Commands(page, done);
                gateWasRed = !done.Green;
                break;
            case RunEvent.AttemptFailed failed:
                page.Line($"  {Ink.Care($"Attempt {failed.Attempt} failed")}{(gateWasRed ? "" : $": {PlainText.OneLine(failed.Reason.Text)}")}{(failed.Fresh ? "; the next begins a fresh conversation" : "")}");
                break;
            case RunEvent.PhaseCommitted committed:
                page.Line($"{Ink.Good(glyphs.Done)} {Phase(committed.Phase)}  {Ink.Faint(committed.Commit[..Math.Min(7, committed.Commit.Length)])}");
                if (committed.Dropped.Count > 0)
                {
                    page.Line($"  Changed by commands outside the scope and dropped: {string.Join(", ", committed.Dropped.Take(5))}{(committed.Dropped.Count > 5 ? $" and {committed.Dropped.Count - 5} more" : "")}");
                }

                break;
            case RunEvent.PhaseBlocked blocked:
                page.Line($"{Ink.Bad(glyphs.Failed)} {Phase(blocked.Phase)} is blocked");
                break;
            case RunEvent.Paused paused:
                page.Line($"{Ink.Care(glyphs.Now)} Paused ({paused.Reason}): {PlainText.OneLine(paused.Detail)}");
                break;
            case RunEvent.ReviewFinished review:
                page.Line($"{(review.Verdict is "approve" ? Ink.Good(glyphs.Done) : Ink.Care(glyphs.Now))} Review: {review.Verdict}");
                break;
            case RunEvent.Undone:
                page.Line($"{Ink.Care(glyphs.Now)} Undone: branch and worktree were dropped.");
                break;
        }
    }

    private string Phase(int id) => titles.TryGetValue(id, out var title) ? $"Phase {id}: {title}" : $"Phase {id}";

    private void Tool(Page page, RunEvent.ToolFinished done)
    {
        var call = Ink.Faint($"{done.Tool} {calls.GetValueOrDefault((done.Conversation, done.Call), "")}".TrimEnd());
        if (done.Code == ToolCode.Ok)
        {
            if (!ToldOtherwise.Contains(done.Tool))
            {
                page.Line($"  {call}");
            }

            return;
        }

        if (done.Code == ToolCode.GateRed)
        {
            return;
        }

        // A refusal lists what is wrong, a line each.
        var lines = done.Answer.Text.Split('\n');
        page.Line($"  {call}  {Ink.Care(done.Code == ToolCode.Refused ? "" : done.Code + ": ")}{PlainText.OneLine(lines[0], 110)}");
        foreach (var line in lines.Skip(1).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Take(5))
        {
            page.Line($"    {PlainText.OneLine(line)}");
        }
    }

    private void Remember(RunEvent.CallAnswered answered)
    {
        try
        {
            foreach (var (call, number) in MessageJson.Read(answered.Response.Text).SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select((call, index) => (call, index + 1)))
            {
                calls[(answered.Conversation, $"{answered.Turn}.{number}")] = Subject(call);
            }
        }
        catch (JsonException)
        {
            // Another version's record: its calls are told by their name alone.
        }
    }

    private static string Subject(FunctionCallContent call)
    {
        string? Argument(string name) => call.Arguments?.TryGetValue(name, out var value) == true ? value?.ToString() : null;
        var subject = call.Name == "apply_patch"
            ? string.Join(", ", (Argument("patch") ?? "").Split('\n').Where(line => line.StartsWith("+++ ", StringComparison.Ordinal) || line.StartsWith("*** ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).Where(line => line is not ("*** Begin Patch" or "*** End Patch")))
            : Argument("path") ?? Argument("command") ?? Argument("pattern") ?? Argument("question") ?? Argument("summary") ?? Argument("verdict") ?? "";
        return PlainText.OneLine(subject, 90);
    }
}
