using System.Text.Json.Nodes;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>Notes and drafts as the page has them.</summary>
internal static class NotesView
{
    public static JsonObject Of(PlanNotes notes, Plan plan) => new()
    {
        ["version"] = notes.Version?.Number,
        ["open"] = notes.Open.Count,
        ["forRevision"] = notes.ForRevision.Count,
        ["notes"] = Answers.List(notes.Notes, placed => Of(placed, plan)),
        ["diagnostics"] = Answers.List(notes.Diagnostics, CheckView.Of),
    };

    public static JsonObject Of(PlacedNote placed, Plan? plan)
    {
        var note = placed.Note;
        return new()
        {
            ["id"] = note.Id,
            ["kind"] = PlanView.Camel(note.Kind),
            ["version"] = note.Version,
            ["author"] = note.Author,
            ["at"] = note.At,
            ["text"] = note.Text,
            ["quote"] = note.Anchor?.Quote,
            ["source"] = PlanView.Camel(note.Source),
            ["inText"] = placed.IsInText,
            ["keepsOpen"] = note.KeepsOpen,
            ["place"] = PlanView.Camel(placed.Place.State),
            ["from"] = placed.Place.IsFound ? Of(placed.Place.From) : null,
            ["to"] = placed.Place.IsFound ? Of(placed.Place.To) : null,
            ["oldLine"] = note.Anchor?.From.Line,
            ["answer"] = Of(note.Disposition),
            ["answerLine"] = plan is null ? null : AnswerLine(placed, plan),
            ["earlier"] = Answers.List(note.Earlier, Of),
        };
    }

    /// <summary>The line of a text at which a note is answered; null where nothing of it is there.</summary>
    public static int? AnswerLine(PlacedNote placed, Plan plan)
    {
        int? own = placed.Place.IsFound ? placed.Place.From.Line : null;
        // The note's own words, where they are part of what the planner names: that is nearer than a heading.
        return AnswerPlace.SpanOf(placed.Note.Disposition.Where, plan) is not { } named || (own >= named.Line && own <= named.EndLine) ? own : named.Line;
    }

    public static JsonObject Of(NoteDraft draft) => new()
    {
        ["id"] = draft.Id,
        ["edits"] = draft.Edits,
        ["kind"] = PlanView.Camel(draft.Note.Kind),
        ["text"] = draft.Note.Text,
        ["quote"] = draft.Note.Quote,
        ["from"] = draft.Note.From is { } from ? Of(from) : null,
        ["to"] = draft.Note.To is { } to ? Of(to) : null,
        ["sha256"] = draft.Note.Sha256,
        ["at"] = draft.At,
    };

    private static JsonObject Of(Disposition disposition) => new()
    {
        ["state"] = PlanView.Camel(disposition.State),
        ["version"] = disposition.Version,
        ["where"] = disposition.Where,
        ["why"] = disposition.Why,
    };

    private static JsonObject Of(TextPosition position) => new() { ["line"] = position.Line, ["column"] = position.Column };
}
