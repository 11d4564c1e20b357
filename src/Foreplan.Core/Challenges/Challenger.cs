using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Challenges;

// Has the reviewer's model look for what is missing or wrong in a plan, a spec or a text, against the code. Its points become notes that wait for the person.
internal sealed class Challenger(WorkflowPorts ports, IPlanFolder folder, ChallengeOptions options)
{
    private const int Refusals = 3;
    private const int MostPoints = 40;
    private const string Kind = "challenge";

    private readonly PlanDocuments documents = new(ports.Repository, folder);

    private Role Reviewer => options.Reviewer is null ? documents.Roles.Reviewer : documents.Roles.Reviewer with { Model = options.Reviewer };

    private ModelRef Model => Reviewer.Model ?? throw new ForeplanException("No model is named for the reviewer, who challenges.", "Run `foreplan init`, or name one with --reviewer.");

    /// <summary>Challenges the folder's plan, or its spec while there is no plan.</summary>
    public async Task<ChallengeResult> ChallengeAsync(CancellationToken cancel)
    {
        if (documents.PlanSource is null)
        {
            var spec = documents.SpecText ?? throw new ForeplanException($"{folder.Name} has neither a plan nor a spec.", "Begin one: foreplan plan \"what you want\"");
            return await ChallengeAsync("spec", spec.Text, cancel);
        }

        var (text, _) = new NoteDesk(ports, folder).Look();
        return await ChallengeAsync("plan", text.Lifted.Clean, cancel);
    }

    /// <summary>Challenges a text; it becomes no note.</summary>
    public Task<ChallengeResult> ChallengeTextAsync(string text, CancellationToken cancel) => ChallengeAsync("text", text, cancel);

    private async Task<ChallengeResult> ChallengeAsync(string what, string text, CancellationToken cancel)
    {
        var subject = TextHash.Of(text);
        var model = Model;
        if (PastChallenge.In(folder.Journals()) is [.., var past] && past.Sha256 == subject && past.Model == model.ToString() && what != "text")
        {
            return End(what, past.Journal, [], $"{model} challenged this very text already, with {Counted.Of(past.Points, "point")}; no model was asked.");
        }

        using var open = folder.OpenJournal(Kind, events => events[0] is RunEvent.Started { Kind: Kind } started && started.Subject == subject && events.All(happened => happened is not RunEvent.Finished));
        var journal = new WatchedJournal(open, ports.Progress);
        var head = ports.Repository.Head;
        journal.Append(open.Events.Count > 0 ? new RunEvent.Resumed() : new RunEvent.Started(Kind, open.Id, folder.Path, subject, head, null, Prompt.AllHash));
        var start = RunState.Of(journal.Events).Started?.Base ?? head;
        var failure = await AskAsync(journal, start, what, text, model, cancel);
        if (journal.Events.OfType<RunEvent.PointsMade>().LastOrDefault() is not { } made)
        {
            journal.Append(new RunEvent.Finished(Outcome.NotDone));
            return new()
            {
                Outcome = Outcome.NotDone,
                Folder = what == "text" ? null : folder,
                Message = $"The challenger made no usable point. {failure ?? "It was refused three times."}",
                Next = "Start it again, with another model: --reviewer.",
                Usd = Spent(journal),
            };
        }

        if (what != "text")
        {
            Keep(open.Id, made, text, what);
        }

        journal.Append(new RunEvent.Finished(made.Points.Count == 0 || what == "text" ? Outcome.Done : Outcome.Waiting));
        return End(what, open.Id, made.Points, made.Points.Count == 0 ? $"{model} found nothing to say against it." : $"{model} made {Counted.Of(made.Points.Count, "point")}.") with { Usd = Spent(journal) };
    }

    private static decimal? Spent(WatchedJournal journal) => Ledger.Of(journal.Events).SpentUsd;

    private ChallengeResult End(string what, string journal, IReadOnlyList<ChallengePoint> points, string message)
    {
        List<Note> notes = what == "text" ? [] : [.. new NoteDesk(ports, folder).Book().Notes.Where(note => note.Challenge == journal)];
        var waiting = notes.Where(note => note.Disposition.State == NoteState.Proposed).ToList();
        return new()
        {
            Outcome = waiting.Count > 0 ? Outcome.Waiting : Outcome.Done,
            Folder = what == "text" ? null : folder,
            Points = points,
            Notes = notes,
            Message = message,
            Next = waiting.Count > 0 ? $"Decide on each: foreplan notes accept {folder.Handle} {waiting[0].Id}, or dismiss." : what == "text" ? "" : $"foreplan {(what == "spec" ? "plan" : "notes")} {folder.Handle}",
        };
    }

    // Once, also after a kill: the notes carry the journal that they came from.
    private void Keep(string journal, RunEvent.PointsMade made, string text, string what)
    {
        var finder = new AnchorFinder(text);
        new NoteDesk(ports, folder).Change(book => made.Points.Count == 0 || book.Notes.Any(note => note.Challenge == journal) ? book : made.Points.Aggregate(book, (current, point) =>
        {
            var place = what == "plan" && point.Quote is { } quote ? finder.Places(quote).Select(found => ((int Start, int Length)?)found).FirstOrDefault() : null;
            return current.Add(new()
            {
                Id = "",
                Version = current.Newest?.Number ?? 0,
                Author = made.Model,
                At = ports.Time.GetUtcNow(),
                Kind = place is not null && Enum.TryParse<NoteKind>(point.Kind, true, out var kind) ? kind : point.Kind == "question" ? NoteKind.Question : NoteKind.Comment,
                Anchor = place is { } at ? finder.AnchorAt(at.Start, at.Length) : null,
                Text = place is null && point.Quote is { } words ? $"About \"{words.Trim()}\" ({what}): {point.Text}" : point.Text,
                Source = NoteSource.Challenge,
                Challenge = journal,
                Disposition = new() { State = NoteState.Proposed },
            });
        }));
    }

    private async Task<string?> AskAsync(WatchedJournal journal, string start, string what, string text, ModelRef model, CancellationToken cancel)
    {
        var tree = ports.Repository.TreeAt(start);
        int Refused() => journal.Events.OfType<RunEvent.ToolFinished>().Count(done => done is { Tool: "submit_notes", Code: ToolCode.Refused });
        var loop = new ToolLoop
        {
            Journal = journal,
            Models = ports.Models,
            Prices = ports.Prices,
            Progress = ports.Progress,
            // A scripted reviewer goes on where it stood.
            Before = [.. folder.Journals().Where(events => events[0] is RunEvent.Started { Kind: Kind } started && started.Id != (journal.Events[0] as RunEvent.Started)?.Id).SelectMany(events => events)],
            Budget = options.BudgetUsd is { } limit ? new Budget(limit, () => Ledger.Of(journal.Events).SpentUsd) : null,
        };
        var tools = new ToolBox([
            new ListFilesTool(tree), new ReadFileTool(tree), new SearchTool(tree), new GitLogTool(ports.Repository, start),
            new SubmitNotesTool(points => Judge(journal, what, text, model, points, Refused() >= Refusals - 1)),
        ]);
        try
        {
            var end = await loop.RunAsync(
                new Conversation { Id = Kind, Role = Reviewer, Model = model, FirstMessages = () => FirstMessages(what, text) },
                tools,
                (tool, code) => tool == "submit_notes" && (code == ToolCode.Ok || Refused() >= Refusals),
                cancel);
            return end.Failure;
        }
        catch (OperationCanceledException)
        {
            journal.Append(new RunEvent.Paused("cancelled", "The person stopped it."));
            throw;
        }
    }

    private static ToolAnswer Judge(WatchedJournal journal, string what, string text, ModelRef model, IReadOnlyList<ChallengePoint> points, bool isLast)
    {
        var finder = new AnchorFinder(text);
        List<string> wrong = [];
        if (points.Count > MostPoints)
        {
            wrong.Add($"- {points.Count} points are more than a person can decide on: submit the {MostPoints} heaviest, better twelve.");
        }

        foreach (var (point, number) in points.Select((point, index) => (point, index + 1)))
        {
            if (string.IsNullOrWhiteSpace(point.Text) || point.Text.Length > Note.LongestText)
            {
                wrong.Add($"- Point {number} says {(string.IsNullOrWhiteSpace(point.Text) ? "nothing" : "too much")}.");
            }
            else if (!isLast && point.Quote is { } quote && finder.Places(quote).Count == 0)
            {
                wrong.Add($"- Point {number}: the quote is not in the text. Copy it exactly, from one line, or leave it out: {(quote.Length <= 80 ? quote : quote[..80] + " …")}");
            }
        }

        if (wrong.Count > 0)
        {
            return ToolAnswer.Error(ToolCode.Refused, $"Refused:\n{string.Join('\n', wrong.Take(40))}");
        }

        journal.Append(new RunEvent.PointsMade(what, model.ToString(), [.. points.Select(point => point with { Text = Secrets.Replace(point.Text.Trim()) })]));
        return ToolAnswer.Ok("Accepted.");
    }

    private List<ChatMessage> FirstMessages(string what, string text)
    {
        List<ChatMessage> messages = [new ChatMessage(ChatRole.System, Prompt.Text("challenge")).WithCacheMark()];
        if (documents.Roles.ProjectInstructions is { Length: > 0 } project)
        {
            messages.Add(new ChatMessage(ChatRole.System, $"What this project asks of those who work on it:\n{RepositoryText.Wrap("project-instructions", project)}").WithCacheMark());
        }

        var spec = what == "plan" && documents.SpecText is { } source ? $"{RepositoryText.Wrap("spec", source.Text)}\n\n" : "";
        messages.Add(new(ChatRole.User, $"{spec}{RepositoryText.Wrap(what, text)}\n\n{Notes(what)}Challenge this {what}, then call submit_notes."));
        return messages;
    }

    // What the person wants changed is challenged with the plan.
    private string Notes(string what)
    {
        if (what != "plan")
        {
            return "";
        }

        var listed = new NoteDesk(ports, folder).List();
        var open = listed.Notes.Where(placed => placed.Note is { Challenge: null, Source: not NoteSource.Edited, Disposition.State: NoteState.Open }).Take(40)
            .Select(placed => $"- {(placed.Note.Anchor is { } anchor ? $"on \"{anchor.Quote.ReplaceLineEndings(" ")}\": " : "")}{placed.Note.Text.ReplaceLineEndings(" ")}").ToList();
        return open.Count == 0 ? "" : $"The person's notes on it, not answered yet:\n{RepositoryText.Wrap("notes", string.Join('\n', open))}\n\n";
    }
}
