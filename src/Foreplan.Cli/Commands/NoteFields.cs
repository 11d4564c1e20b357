using System.Text.Json.Nodes;
using Foreplan.Notes;

namespace Foreplan.Cli.Commands;

/// <summary>Notes as fields of a JSON document.</summary>
internal static class NoteFields
{
    public static JsonObject Of(PlacedNote placed)
    {
        var fields = Of(placed.Note);
        fields["inText"] = placed.IsInText;
        fields["place"] = placed.Place.State == PlaceState.Whole ? null : new JsonObject
        {
            ["state"] = Word(placed.Place.State),
            ["from"] = placed.Place.IsFound ? At(placed.Place.From) : null,
            ["to"] = placed.Place.IsFound ? At(placed.Place.To) : null,
        };
        return fields;
    }

    public static JsonObject Of(Note note) => new()
    {
        ["id"] = note.Id,
        ["version"] = note.Version,
        ["author"] = note.Author,
        ["at"] = note.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["kind"] = Word(note.Kind),
        ["source"] = Word(note.Source),
        ["anchor"] = note.Anchor is { } anchor ? new JsonObject { ["quote"] = anchor.Quote, ["from"] = At(anchor.From), ["to"] = At(anchor.To) } : null,
        ["text"] = note.Text,
        ["disposition"] = Of(note.Disposition),
        ["earlier"] = new JsonArray([.. note.Earlier.Select(earlier => (JsonNode)Of(earlier))]),
        ["keepsOpen"] = note.KeepsOpen,
    };

    private static JsonObject Of(Disposition disposition) => new()
    {
        ["state"] = Word(disposition.State),
        ["version"] = disposition.Version,
        ["where"] = disposition.Where,
        ["why"] = disposition.Why,
        ["reply"] = disposition.Reply,
    };

    private static JsonObject At(TextPosition position) => new() { ["line"] = position.Line, ["column"] = position.Column };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
