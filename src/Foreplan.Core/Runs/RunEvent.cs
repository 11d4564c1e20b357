using Foreplan.Challenges;
using Foreplan.Costs;
using Foreplan.Notes;
using Foreplan.Roles;

namespace Foreplan.Runs;

/// <summary>Everything that can stand in a journal; made for pattern matching.</summary>
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <summary>The number in the journal, from 1; set when recorded.</summary>
    public long Seq { get; init; }

    /// <summary>When it was recorded, UTC; set when recorded.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The first record: what this journal is of.</summary>
    /// <param name="Kind">spec, plan, revise, challenge, run, review or fix.</param>
    /// <param name="Id">The journal's id, in the trailer <c>Foreplan-Run</c>.</param>
    /// <param name="Plan">The plan folder relative to the root.</param>
    /// <param name="Subject">What it is bound to: the lock's id for a run, the spec's hash for a plan, the commit for a review, the run's id for a repair after a review.</param>
    /// <param name="Base">The base commit; for a repair the commit that it began at.</param>
    /// <param name="Branch">The branch for the result; null where there is none.</param>
    /// <param name="Instructions">SHA-256 of the instructions given to models.</param>
    public sealed record Started(string Kind, string Id, string Plan, string Subject, string Base, string? Branch, string Instructions) : RunEvent
    {
        /// <summary>The budget that a run begins with, in dollars; null for none, and in journals that do not tell it.</summary>
        public decimal? BudgetUsd { get; init; }
    }

    /// <summary>The command was started again.</summary>
    public sealed record Resumed : RunEvent
    {
        /// <summary>The budget that a run goes on with, in dollars; null for none, and in journals that do not tell it.</summary>
        public decimal? BudgetUsd { get; init; }
    }

    /// <summary>Something a person should know, such as a gate that is red before the change.</summary>
    /// <param name="Code">A diagnostic id such as <c>PL701</c>.</param>
    /// <param name="Text">One sentence.</param>
    public sealed record Noted(string Code, string Text) : RunEvent;

    /// <summary>A fresh conversation with a model, with its first messages.</summary>
    /// <param name="Conversation">Its id, unique in the journal.</param>
    /// <param name="Role">Who is asked.</param>
    /// <param name="Phase">The phase, for an executor.</param>
    /// <param name="Model">The model asked.</param>
    /// <param name="Messages">The first messages as JSON.</param>
    public sealed record ConversationStarted(string Conversation, RoleName Role, int? Phase, string Model, Body Messages) : RunEvent;

    /// <summary>A call is about to be sent.</summary>
    public sealed record CallSent : RunEvent
    {
        /// <summary>The conversation.</summary>
        public required string Conversation { get; init; }

        /// <summary>The turn, from 1.</summary>
        public required int Turn { get; init; }

        /// <summary>The try at this turn, from 1, over all processes.</summary>
        public required int Try { get; init; }

        /// <summary>Who is asked.</summary>
        public required RoleName Role { get; init; }

        /// <summary>The phase, for an executor.</summary>
        public int? Phase { get; init; }

        /// <summary>The attempt at the phase, from 1.</summary>
        public int Attempt { get; init; } = 1;

        /// <summary>The model asked.</summary>
        public required string Model { get; init; }

        /// <summary>SHA-256 of the request's messages and options.</summary>
        public required string Request { get; init; }

        /// <summary>Our estimate of the request in tokens.</summary>
        public required long EstimatedInput { get; init; }

        /// <summary>Dollars reserved for it; null when the price is not known.</summary>
        public decimal? ReservedUsd { get; init; }
    }

    /// <summary>A call was answered whole.</summary>
    public sealed record CallAnswered : RunEvent
    {
        /// <summary>The conversation.</summary>
        public required string Conversation { get; init; }

        /// <summary>The turn.</summary>
        public required int Turn { get; init; }

        /// <summary>The try.</summary>
        public required int Try { get; init; }

        /// <summary>The model that answered, as the provider names it; for a scripted turn with <c>model</c>, that model.</summary>
        public required string Model { get; init; }

        /// <summary>The answer's messages as JSON.</summary>
        public required Body Response { get; init; }

        /// <summary>What it used.</summary>
        public required Usage Usage { get; init; }

        /// <summary>Dollars; null when the price is not known.</summary>
        public decimal? Usd { get; init; }

        /// <summary>Milliseconds from sending to the last byte.</summary>
        public required long Ms { get; init; }

        /// <summary>Why the model stopped: stop, tool_calls, length, content_filter.</summary>
        public string? Stop { get; init; }
    }

    /// <summary>A call failed, and what it is charged at.</summary>
    public sealed record CallFailed : RunEvent
    {
        /// <summary>The conversation.</summary>
        public required string Conversation { get; init; }

        /// <summary>The turn.</summary>
        public required int Turn { get; init; }

        /// <summary>The try.</summary>
        public required int Try { get; init; }

        /// <summary>rate_limit, overloaded, server, connection, cut, stall, spend_limit, permanent, cancelled.</summary>
        public required string Reason { get; init; }

        /// <summary>The provider's words, cut, secrets replaced.</summary>
        public required string Detail { get; init; }

        /// <summary>The HTTP status; null when there was none.</summary>
        public int? Status { get; init; }

        /// <summary>Milliseconds until the next try; null when it is not tried again.</summary>
        public long? WaitMs { get; init; }

        /// <summary>What it used, when anything may be charged.</summary>
        public Usage? Usage { get; init; }

        /// <summary>Dollars charged; null when the price is not known.</summary>
        public decimal? Usd { get; init; }

        /// <summary>Milliseconds from sending to the failure.</summary>
        public long Ms { get; init; }
    }

    /// <summary>A tool is about to change files; its answer is known before the act.</summary>
    /// <param name="Conversation">The conversation.</param>
    /// <param name="Turn">The turn that called.</param>
    /// <param name="Call">The call's id, unique in the conversation.</param>
    /// <param name="Tool">The tool's name.</param>
    /// <param name="Edits">The files it will change.</param>
    /// <param name="Answer">What the model will be told.</param>
    public sealed record ToolStarted(string Conversation, int Turn, string Call, string Tool, IReadOnlyList<RecordedEdit> Edits, Body Answer) : RunEvent;

    /// <summary>A tool call was answered.</summary>
    /// <param name="Conversation">The conversation.</param>
    /// <param name="Turn">The turn that called.</param>
    /// <param name="Call">The call's id.</param>
    /// <param name="Tool">The tool's name.</param>
    /// <param name="Code"><c>ok</c>, or the error's stable code.</param>
    /// <param name="Answer">What the model is told.</param>
    public sealed record ToolFinished(string Conversation, int Turn, string Call, string Tool, string Code, Body Answer) : RunEvent;

    /// <summary>The planner asked; with the answer, or without when nobody was there.</summary>
    /// <param name="Id">Q1 …</param>
    /// <param name="Question">The question.</param>
    /// <param name="Why">Why it matters.</param>
    /// <param name="Options">What can be chosen.</param>
    /// <param name="Recommended">The recommended answer.</param>
    /// <param name="Answer">The answer; null when nobody was there.</param>
    /// <param name="By">Who answered; null when nobody was there, <c>assumed</c> when taken without asking.</param>
    public sealed record QuestionAsked(string Id, string Question, string? Why, IReadOnlyList<string> Options, string? Recommended, string? Answer, string? By) : RunEvent;

    /// <summary>A spec or a plan was accepted from the planner.</summary>
    /// <param name="Document">spec or plan.</param>
    /// <param name="Text">The whole text as written to disk.</param>
    public sealed record DocumentAccepted(string Document, Body Text) : RunEvent;

    /// <summary>A revision begins: the text that the planner is given, and the notes that it has to answer.</summary>
    /// <param name="Plan">The hash of the plan's text without marks; the text is a kept version.</param>
    /// <param name="Notes">The notes.</param>
    public sealed record NotesSent(string Plan, IReadOnlyList<SentNote> Notes) : RunEvent;

    /// <summary>The planner answered the notes; on record before the plan that does it.</summary>
    /// <param name="Notes">An answer for each note that was sent.</param>
    /// <param name="Unasked">Changes that no note asked for and on which the planner insisted.</param>
    public sealed record NotesAnswered(IReadOnlyList<NoteAnswer> Notes, IReadOnlyList<string> Unasked) : RunEvent;

    /// <summary>A challenger made its points.</summary>
    /// <param name="What">What was challenged: plan, spec or text; null where that was not recorded.</param>
    /// <param name="Model">The model that was asked.</param>
    /// <param name="Points">The points; none when it found nothing.</param>
    public sealed record PointsMade(string? What, string Model, IReadOnlyList<ChallengePoint> Points) : RunEvent;

    /// <summary>Commands are about to run.</summary>
    /// <param name="Purpose">setup, baseline, gate, done-when, or run for a command the model asked for.</param>
    /// <param name="Phase">The phase; null for setup and done-when.</param>
    /// <param name="Attempt">The attempt; 0 for others than a gate.</param>
    /// <param name="TreeBefore">The worktree before.</param>
    public sealed record CommandsStarted(string Purpose, int? Phase, int Attempt, string TreeBefore) : RunEvent;

    /// <summary>Commands ran.</summary>
    /// <param name="Purpose">setup, baseline, gate, done-when, or run for a command the model asked for.</param>
    /// <param name="Phase">The phase; null for setup and done-when.</param>
    /// <param name="Attempt">The attempt.</param>
    /// <param name="Green">Whether every expectation was met.</param>
    /// <param name="Results">One per command that ran.</param>
    public sealed record CommandsFinished(string Purpose, int? Phase, int Attempt, bool Green, IReadOnlyList<CommandResult> Results) : RunEvent;

    /// <summary>A phase begins.</summary>
    public sealed record PhaseStarted(int Phase) : RunEvent;

    /// <summary>A try at a phase ended without a green gate.</summary>
    /// <param name="Phase">The phase.</param>
    /// <param name="Attempt">The try, from 1.</param>
    /// <param name="Reason">Why, with the tail of a red gate's output.</param>
    /// <param name="Fresh">Whether the next try, if any, is in a fresh conversation.</param>
    public sealed record AttemptFailed(int Phase, int Attempt, Body Reason, bool Fresh) : RunEvent;

    /// <summary>A phase is done: its gate was green, its diff in scope, its commit made.</summary>
    /// <param name="Phase">The phase.</param>
    /// <param name="Commit">The commit.</param>
    /// <param name="Tree">The commit's tree.</param>
    /// <param name="Dropped">Paths that commands changed outside the scope and that were dropped.</param>
    /// <param name="Summary">The executor's summary.</param>
    /// <param name="Discoveries">What it found out, for the progress log.</param>
    public sealed record PhaseCommitted(int Phase, string Commit, string Tree, IReadOnlyList<string> Dropped, string Summary, IReadOnlyList<string> Discoveries) : RunEvent;

    /// <summary>A phase cannot go on.</summary>
    /// <param name="Phase">The phase.</param>
    /// <param name="Kind"><c>blocker</c> when the executor reported one, <c>attempts</c> when all tries are used.</param>
    /// <param name="Expected">What the plan says.</param>
    /// <param name="Found">What is the case.</param>
    /// <param name="Why">Why it matters, or which attempts were used.</param>
    public sealed record PhaseBlocked(int Phase, string Kind, string Expected, string Found, string Why) : RunEvent;

    /// <summary>The branch of the person's repository points to the commit.</summary>
    public sealed record Published(string Branch, string Commit) : RunEvent;

    /// <summary>The command stopped to be started again.</summary>
    /// <param name="Reason">budget, pause, blocker, question, provider-spend, provider-wait, lock, cancelled or failed.</param>
    /// <param name="Detail">One sentence.</param>
    public sealed record Paused(string Reason, string Detail) : RunEvent;

    /// <summary>The review's verdict.</summary>
    /// <param name="Verdict">approve, revise, block; <c>skipped</c> with the reason as text.</param>
    /// <param name="Commit">The commit that was reviewed.</param>
    /// <param name="Document">review.md, or the reason why it was skipped.</param>
    public sealed record ReviewFinished(string Verdict, string Commit, Body Document) : RunEvent;

    /// <summary>The person dropped the run: its branch, its worktree, its refs.</summary>
    public sealed record Undone : RunEvent;

    /// <summary>The last record of a run that came to its end.</summary>
    /// <param name="Outcome">How it ended.</param>
    public sealed record Finished(Outcome Outcome) : RunEvent;
}
