using Foreplan.Calls;
using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Facts;
using Foreplan.Notes;
using Foreplan.Repositories;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Settings;
using Foreplan.Specs;
using Foreplan.Text;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Plans;

/// <summary>Has the planner explore the base commit and write or revise a plan; what is recorded is not asked again.</summary>
internal sealed class PlanDrafter
{
    private const string Conversation = "plan";

    public required WorkflowPorts Ports { get; init; }

    public required IPlanFolder Folder { get; init; }

    public required RoleTable Roles { get; init; }

    public required ProjectSettings Settings { get; init; }

    public required PlanOptions Options { get; init; }

    private Role Planner => Options.Planner is null ? Roles.Planner : Roles.Planner with { Model = Options.Planner };

    private ModelRef Model => Planner.Model
        ?? throw new ForeplanException("No model is named for the planner.", "Run `foreplan init`, or name one with --planner.");

    /// <summary>Writes the first version of the plan, or a new one for a spec that changed.</summary>
    public async Task<PlanResult> DraftAsync(Spec spec, CancellationToken cancel)
    {
        var head = Ports.Repository.Head;
        var subject = SubjectOf(spec);
        // A scripted planner goes on where it stood when it wrote the spec.
        var journals = Folder.Journals();
        var before = journals.Where(events => events[0] is RunEvent.Started { Kind: "spec" }).SelectMany(events => events).ToList();
        using var journal = Folder.OpenJournal("plan", events => IsOpen(events, "plan", subject));
        Begin(journal, "plan", subject, head);
        var start = RunState.Of(journal.Events).Started?.Base ?? head;
        var log = Ports.Repository.Log(start, null, 10);
        return await TellingAsync(ConverseAsync(journal, start, spec, null, () => FirstMessages("draft", DraftTask(spec, Ports.Repository.TreeAt(start), log)), journals, before, cancel));
    }

    /// <summary>Has the planner bring the plan in line with what the person decided.</summary>
    /// <param name="revision">What is asked.</param>
    /// <param name="journals">What is recorded of the plan so far.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PlanResult> ReviseAsync(Revision revision, IReadOnlyList<IReadOnlyList<RunEvent>> journals, CancellationToken cancel)
    {
        var subject = revision.Subject;
        var head = Ports.Repository.Head;
        // A scripted planner goes on where it stood when it wrote the plan.
        var before = journals.Where(events => events[0] is RunEvent.Started { Kind: "spec" or "plan" or "revise" } && !IsOpen(events, "revise", subject)).SelectMany(events => events).ToList();
        using var journal = Folder.OpenJournal("revise", events => IsOpen(events, "revise", subject));
        Begin(journal, "revise", subject, head);
        if (!journal.Events.Any(happened => happened is RunEvent.NotesSent))
        {
            journal.Append(revision.Record);
        }

        var start = RunState.Of(journal.Events).Started?.Base ?? head;
        return await TellingAsync(ConverseAsync(journal, start, revision.Spec, revision, () => FirstMessages("revise", ReviseTask(revision)), journals, before, cancel));
    }

    /// <summary>True when a revision about this was begun and gave no plan: it was interrupted, or nothing was accepted.</summary>
    public bool OwesRevision(string about) =>
        Folder.Journals().LastOrDefault(events => events[0] is RunEvent.Started { Kind: "revise" } started && started.Subject == TextHash.Of(about)) is { } last
        && last.OfType<RunEvent.Finished>().LastOrDefault() is null or { Outcome: Outcome.NotDone };

    /// <summary>What a plan is written for: the spec's items; answers that were added to it since are not a new subject.</summary>
    public static string SubjectOf(Spec spec) =>
        TextHash.Of(string.Join('\n', spec.Items.Select(item => $"{item.Id} {item.Text}").Concat(spec.OutOfScope).Prepend(spec.Title)));

    private static int NextQuestion(Plan? plan) =>
        (plan?.Questions.Select(question => int.TryParse(question.Id.AsSpan().TrimStart("Qq"), out var number) ? number : 0).DefaultIfEmpty().Max() ?? 0) + 1;

    private static bool IsOpen(IReadOnlyList<RunEvent> events, string kind, string subject) =>
        events[0] is RunEvent.Started started && started.Kind == kind && started.Subject == subject && events.All(happened => happened is not RunEvent.Finished);

    private static string DraftTask(Spec spec, ITree tree, IReadOnlyList<CommitInfo> log) =>
        $"""
        {RepositoryFacts.Describe(tree, log, 4000)}

        Write the plan for this spec. Explore first, ask what only a person can decide, then call submit_plan.

        {RepositoryText.Wrap("spec", spec.Source.Text)}
        """;

    private static string ReviseTask(Revision revision)
    {
        var task = $"""
            {RepositoryText.Wrap("spec", revision.Spec.Source.Text)}

            The current plan (plan.md):
            {RepositoryText.Wrap("plan", revision.Sent.Text)}
            """;
        var notes = revision.Notes.Count == 0 ? "" : $"\n\nThe person's notes:\n\n{new NoteLetter(revision.Sent).Of(revision.Notes)}\n\nAnswer them by submit_plan with `dispositions` for {string.Join(", ", revision.Notes.Select(note => note.Id))}.";
        return $"{task}{notes}{(revision.Asked is null ? "" : $"\n\nWhat the person says:\n{revision.Asked}")}";
    }

    private List<ChatMessage> FirstMessages(string prompt, string task)
    {
        List<ChatMessage> messages = [new ChatMessage(ChatRole.System, Prompt.Text(prompt)).WithCacheMark()];
        if (Roles.ProjectInstructions.Length > 0)
        {
            messages.Add(new ChatMessage(ChatRole.System, $"What this project asks of those who work on it:\n{RepositoryText.Wrap("project-instructions", Roles.ProjectInstructions)}").WithCacheMark());
        }

        messages.Add(new(ChatRole.User, task));
        return messages;
    }

    private void Begin(IOpenJournal journal, string kind, string subject, string head)
    {
        TellCut();
        if (journal.Events.Count > 0)
        {
            journal.Append(new RunEvent.Resumed());
            Ports.Progress?.Report(new Progress.Told("Going on where it stopped; no recorded call is sent again."));
            return;
        }

        journal.Append(new RunEvent.Started(kind, journal.Id, Folder.Path, subject, head, null, Prompt.AllHash));
    }

    private async Task<PlanResult> ConverseAsync(
        IOpenJournal open, string start, Spec spec, Revision? revision, Func<IReadOnlyList<ChatMessage>> first, IReadOnlyList<IReadOnlyList<RunEvent>> journals, IReadOnlyList<RunEvent> before, CancellationToken cancel)
    {
        var journal = new WatchedJournal(open, Ports.Progress);
        var tree = Ports.Repository.TreeAt(start);
        var current = revision is null ? null : PlanReader.Read(revision.Sent);
        var questions = new QuestionDesk(journal, Ports.Person, Options.AcceptRecommended, NextQuestion(current));
        var desk = new PlanDesk
        {
            Journal = journal,
            Conversation = Conversation,
            Questions = questions,
            Spec = spec,
            Tree = tree,
            Programs = Ports.Programs,
            Checks = new PlanDocuments(Ports.Repository, Folder).Checks with { Prices = Ports.Prices, Planner = Model, Executor = Roles.Executor.Model },
            Before = journals,
            Planner = Model.ToString(),
            Base = start,
            Now = RunState.Of(journal.Events).Started?.At ?? Ports.Time.GetUtcNow(),
            Original = current?.Source.Text,
            Revision = revision?.Judge,
        };
        var loop = new ToolLoop
        {
            Journal = journal,
            Models = Ports.Models,
            Prices = Ports.Prices,
            Progress = Ports.Progress,
            Before = before,
            Budget = Options.BudgetUsd is { } limit ? new Budget(limit, () => Ledger.Of(journal.Events).SpentUsd) : null,
        };
        var tools = new ToolBox([
            new ListFilesTool(tree), new ReadFileTool(tree), new SearchTool(tree), new GitLogTool(Ports.Repository, start),
            new AskQuestionTool(questions.AskAsync), new SubmitPlanTool(desk.Judge, revision is { Notes.Count: > 0 }),
        ]);
        var role = Planner with { MaximumContext = Settings.ContextTokens ?? Planner.MaximumContext };
        LoopEnd end;
        try
        {
            end = await loop.RunAsync(
                new Conversation { Id = Conversation, Role = role, Model = Model, FirstMessages = first },
                tools,
                (tool, code) => (tool == "submit_plan" && code == ToolCode.Ok) || desk.IsOver,
                cancel);
        }
        catch (OperationCanceledException)
        {
            journal.Append(new RunEvent.Paused("cancelled", "The person stopped it."));
            throw;
        }

        return journal.Events.OfType<RunEvent.DocumentAccepted>().LastOrDefault() is { } accepted
            ? Accept(journal, desk, revision, accepted.Text.Text)
            : GiveUp(journal, desk, end, revision is not null);
    }

    private PlanResult Accept(WatchedJournal journal, PlanDesk desk, Revision? revision, string text)
    {
        var (version, answered, unasked) = revision?.Settle(journal.Events, text) ?? (Written(text), [], []);
        foreach (var asked in journal.Events.OfType<RunEvent.QuestionAsked>())
        {
            if (asked is { Answer: { } answer, By: "you" })
            {
                KeptAnswers.Keep(Folder, new PlanDocuments(Ports.Repository, Folder).Spec, QuestionDesk.DayOf(asked), asked.Question, answer);
            }
        }

        // What the person changed meanwhile is in it too.
        var plan = PlanReader.Read(new PlanDocuments(Ports.Repository, Folder).PlanSource ?? SourceText.From(PathOf("plan.md"), text));
        var found = desk.Check(plan);
        var question = plan.Questions.FirstOrDefault(question => question.State == QuestionState.Open);
        var open = revision is null ? [] : new NoteDesk(Ports, Folder).List().Open;
        var outcome = question is not null || open.Count > 0 ? Outcome.Waiting : Outcome.Done;
        journal.Append(new RunEvent.Finished(outcome));
        return new()
        {
            Outcome = outcome,
            Folder = Folder,
            Plan = plan,
            Diagnostics = found,
            Version = version,
            Answered = answered,
            Unasked = unasked,
            Message = $"The plan is in {PathOf("plan.md")}: {Counted.Of(plan.Phases.Count, "phase")}, checked against {desk.Base[..7]}.",
            Next = question is not null ? $"Answer the open questions: foreplan answer {Folder.Handle} {question.Id} \"your answer\"."
                : open.Any(placed => placed.Note.Disposition.State == NoteState.Open) ? $"{Counted.Of(open.Count, "note")} still open: foreplan revise {Folder.Handle}"
                : open.Count > 0 ? $"{string.Join(", ", open.Take(8).Select(placed => placed.Note.Id))} wait for you: foreplan notes {Folder.Handle}"
                : $"Read it, edit it, then: foreplan lock {Folder.Handle}",
        };
    }

    // A plan over one that is there: its marks are notes first, and its text is kept.
    private int? Written(string text)
    {
        var documents = new PlanDocuments(Ports.Repository, Folder);
        if (documents.PlanSource is { } marked)
        {
            Folder.KeepVersion(marked.Sound().Text);
            if (MarkedNotes.Find(marked).Count > 0)
            {
                new NoteDesk(Ports, Folder).Lift();
            }
        }

        using (Folder.HoldNotes())
        {
            var source = documents.PlanSource;
            if (source is not null)
            {
                Folder.KeepVersion(source.Sound().Text);
            }

            Folder.Write("plan.md", (source ?? SourceText.From("plan.md", "")).Encode(text));
        }

        return PlanVersions.Record(Ports, Folder, text, PlanVersions.Planner);
    }

    private PlanResult GiveUp(WatchedJournal journal, PlanDesk desk, LoopEnd end, bool isRevision)
    {
        journal.Append(new RunEvent.Finished(Outcome.NotDone));
        var draft = SubmittedText.Current(journal, Conversation, desk.Original);
        if (draft is null || (isRevision && draft == desk.Original))
        {
            if (isRevision)
            {
                return new() { Outcome = Outcome.NotDone, Folder = Folder, Message = $"The planner gave no version. {end.Failure ?? "It was refused three times."} Plan and notes are as they were.", Next = $"foreplan revise {Folder.Handle} starts again, with another planner if this one does not use its tools." };
            }

            return new() { Outcome = Outcome.NotDone, Folder = Folder, Message = $"No plan was submitted. {end.Failure}", Next = "Start `foreplan plan` again, with another planner if this one does not use its tools." };
        }

        var plan = desk.Finished(draft);
        Folder.Write("plan.draft.md", plan.Source.ToBytes());
        return new()
        {
            Outcome = Outcome.NotDone,
            Folder = Folder,
            Plan = plan,
            Diagnostics = [.. desk.Check(plan).Select(found => found with { File = PathOf("plan.draft.md") })],
            Message = isRevision ? $"No version was accepted: {end.Failure ?? "it was refused three times."} Plan and notes are as they were."
                : end.Failure is null ? "The plan was refused three times." : $"No plan was accepted. {end.Failure}",
            Next = isRevision ? $"The last draft is in {PathOf("plan.draft.md")}: take from it what you like, or start again: foreplan revise {Folder.Handle}"
                : $"The last draft is in {PathOf("plan.draft.md")}. Correct it, save it as plan.md and lock it, or start `foreplan plan` again.",
        };
    }

    // Git looks at every file of the working tree while the first request is on its way.
    private async Task<PlanResult> TellingAsync(Task<PlanResult> conversation)
    {
        await Task.WhenAll(conversation, Task.Run(TellUncommitted));
        return await conversation;
    }

    private void TellUncommitted()
    {
        try
        {
            var documents = new PlanDocuments(Ports.Repository, Folder);
            var uncommitted = Ports.Repository.Uncommitted().Where(path => !documents.IsHidden(path) && path is not ("AGENTS.md" or "foreplan.json")).ToList();
            if (uncommitted.Count > 0)
            {
                Ports.Progress?.Report(new Progress.Told($"{Counted.Of(uncommitted.Count, "uncommitted file")} in your tree ({string.Join(", ", uncommitted.Take(3))}{(uncommitted.Count > 3 ? ", …" : "")}): the planner reads the commit and does not see them."));
            }
        }
        catch (ForeplanException refused)
        {
            // The plan does not need it: it is written all the same.
            Ports.Progress?.Report(new Progress.Told($"What is not committed is not known: {refused.Message} The planner reads the commit only."));
        }
    }

    private void TellCut()
    {
        foreach (var cut in Roles.Diagnostics.Where(found => found.Id == Problems.InstructionsCutId))
        {
            Ports.Progress?.Report(new Progress.Told($"{cut.File}: {cut.Message}"));
        }
    }

    private string PathOf(string document) => Folder.Path.Length == 0 ? document : $"{Folder.Path}/{document}";
}
