using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Diagnostics;
using Foreplan.Notes;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

internal static class NotesCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var verb = new Verb("notes", Stage.Plan, "Lists the notes on a plan with their answers; adds, changes and takes them back", "foreplan notes", "foreplan notes 1 --json", "foreplan notes add 1 \"not optional\" --on \"Rate limiting\"")
        {
            plan, Add(app), Edit(app), Remove(app), Reopen(app), Accept(app), Dismiss(app),
        };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(List(app, parse.GetValue(plan)))));
        return verb;
    }

    private static Verb Add(App app)
    {
        var words = Inputs.Words("TEXT", "The plan, and what the note says; the plan may be left out while only one is open", required: false);
        words.HelpName = "[PLAN] TEXT";
        var on = new Option<string?>("--on") { Description = "The words of the plan that it is about; the whole plan when left out", HelpName = "WORDS" };
        var line = new Option<int?>("--line") { Description = "The line that it is about, or that says which of several places is meant", HelpName = "N" };
        var kind = Kind("comment (the default), replace, delete, insert or question");
        var verb = new Verb("add", Stage.Plan, "Writes a note", "foreplan notes add 1 \"use the store that is there\" --on \"Install express-session\"", "foreplan notes add 1 --kind delete --line 41") { words, on, line, kind };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Added(app, parse.GetValue(words) ?? [], new()
        {
            Kind = parse.GetValue(kind) ?? NoteKind.Comment,
            Quote = parse.GetValue(on),
            From = parse.GetValue(line) is { } number ? new(number, 1) : null,
        }))));
        return verb;
    }

    private static Reply Added(App app, string[] words, NewNote given)
    {
        // A deletion needs no words: one word alone is its plan then.
        var (plan, text) = words switch
        {
            [] => (null, ""),
            [var only] => given.Kind == NoteKind.Delete ? (only, "") : ((string?)null, only),
            _ => (words[0], string.Join(' ', words[1..])),
        };
        var folder = PlanChoice.Of(app.Workflow, plan);
        var placed = app.Workflow.AddNote(folder, given with { Text = text });
        return Done(folder, placed, $"{placed.Note.Id} is noted{Where(placed)}.");
    }

    private static Verb Edit(App app)
    {
        var kind = Kind("What it asks for now");
        return Change(app, "edit", "Changes what an open note says", "TEXT", "What it says now", "foreplan notes edit 1 N3 \"use the store of the session module\"", (folder, id, text, parse) =>
        {
            var placed = app.Workflow.EditNote(folder, id, text, parse.GetValue(kind));
            return Done(folder, placed, $"{placed.Note.Id} is changed.");
        }, kind);
    }

    private static Verb Remove(App app) => Change(app, "remove", "Takes a note back, or its mark out of the text", "", "", "foreplan notes remove 1 N3", (folder, id, _, _) =>
    {
        app.Workflow.RemoveNote(folder, id);
        return new(Outcome.Done) { Message = $"{id} is taken back.", Next = $"foreplan notes {folder.Handle}", Fields = new() { ["plan"] = folder.Name, ["removed"] = id } };
    });

    private static Verb Reopen(App app) => Change(app, "reopen", "Opens an answered note again", "TEXT", "What you say to the answer", "foreplan notes reopen 1 N3 \"it is in use: see src/app.js\"", (folder, id, text, _) =>
        Done(folder, app.Workflow.ReopenNote(folder, id, text), "is open again."));

    private static Verb Accept(App app) => Change(app, "accept", "Makes a challenger's point a note that the planner answers", "", "", "foreplan notes accept 1 N4", (folder, id, _, _) =>
        Done(folder, app.Workflow.AcceptNote(folder, id), "is yours now: the next revision answers it."));

    private static Verb Dismiss(App app) => Change(app, "dismiss", "Declines a challenger's point, or lets a question of the planner's rest", "WHY", "Why", "foreplan notes dismiss 1 N4 \"not in this release\"", (folder, id, text, _) =>
        Done(folder, app.Workflow.DismissNote(folder, id, text), "is dismissed."));

    private static Verb Change(App app, string name, string what, string text, string textIs, string example, Func<IPlanFolder, string, string, ParseResult, Reply> act, params Option[] options)
    {
        var words = Inputs.Words("NOTE", text.Length == 0 ? "The plan and the note; the plan may be left out while only one is open" : $"The plan, the note, and: {textIs.ToLowerInvariant()}", required: true);
        words.HelpName = text.Length == 0 ? "[PLAN] NOTE" : $"[PLAN] NOTE [{text}]";
        var verb = new Verb(name, Stage.Plan, what, example) { words };
        foreach (var option in options)
        {
            verb.Add(option);
        }

        verb.SetAction((parse, _) => app.AnswerAsync(parse, () =>
        {
            var given = parse.GetRequiredValue(words);
            // An id looks like none of a plan's names: a letter and digits.
            var at = IsId(given[0]) || given.Length == 1 ? 0 : 1;
            return Task.FromResult(act(PlanChoice.Of(app.Workflow, at == 0 ? null : given[0]), given[at], string.Join(' ', given[(at + 1)..]), parse));
        }));
        return verb;
    }

    private static bool IsId(string word) => word.Length > 1 && word[0] is 'N' or 'n' or 'T' or 'E' && word[1..].All(char.IsAsciiHexDigit);

    private static Option<NoteKind?> Kind(string what)
    {
        var kind = new Option<NoteKind?>("--kind") { Description = what, HelpName = "KIND" };
        kind.CompletionSources.Clear();
        kind.CompletionSources.Add([.. Enum.GetNames<NoteKind>().Select(name => name.ToLowerInvariant())]);
        return kind;
    }

    private static Reply Done(IPlanFolder folder, Note note, string what) => new(Outcome.Done)
    {
        Message = $"{note.Id} {what}",
        Next = $"foreplan revise {folder.Handle}",
        Fields = new() { ["plan"] = folder.Name, ["note"] = NoteFields.Of(note) },
    };

    private static Reply Done(IPlanFolder folder, PlacedNote placed, string message) => new(Outcome.Done)
    {
        Message = message,
        Next = $"foreplan revise {folder.Handle}",
        Fields = new() { ["plan"] = folder.Name, ["note"] = NoteFields.Of(placed) },
    };

    private static string Where(PlacedNote placed) => placed.Place.IsFound ? $" at line {placed.Place.From.Line}" : " on the whole plan";

    private static Reply List(App app, string? named)
    {
        var folder = PlanChoice.Of(app.Workflow, named);
        var notes = app.Workflow.Notes(folder);
        var open = notes.Open;
        return new(Outcome.Done)
        {
            Message = open.Count == 0 ? null : $"{PageWords.Count(open.Count, "note")} open.",
            Next = open.Count == 0 ? $"foreplan lock {folder.Handle}" : open.Any(placed => placed.Note.Disposition.State == NoteState.Open) ? $"foreplan revise {folder.Handle}" : $"Decide: foreplan notes accept, reopen or dismiss {folder.Handle} {open[0].Note.Id}",
            Diagnostics = notes.Diagnostics,
            Fields = new()
            {
                ["plan"] = folder.Name,
                ["path"] = folder.Path,
                ["version"] = notes.Version?.Number,
                ["knowsEdits"] = notes.KnowsEdits,
                ["open"] = open.Count,
                ["notes"] = new JsonArray([.. notes.Notes.Select(placed => (JsonNode)NoteFields.Of(placed))]),
            },
            Show = page =>
            {
                NotesPage.Show(page, notes);
                page.Found(notes.Diagnostics);
            },
        };
    }
}
