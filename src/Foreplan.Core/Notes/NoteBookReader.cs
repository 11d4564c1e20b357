using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Diagnostics;

namespace Foreplan.Notes;

// Turns the JSON of notes.json into notes; what is no note at all refuses the whole file, so that nothing of it is lost by writing it back.
internal sealed class NoteBookReader(string path, JsonObject root)
{
    private readonly List<Diagnostic> found = [];

    public (NoteBook? Book, IReadOnlyList<Diagnostic> Diagnostics) Read()
    {
        if (root["foreplan"] is { } format && (format.GetValueKind() != JsonValueKind.Number || format.ToString() != "1"))
        {
            return (null, [Problems.NotesNotReadable(path, null, $"it is of format {format}, and this program reads format 1")]);
        }

        var notes = Items("notes", NoteOf);
        var versions = Items("versions", VersionOf);
        if (found.Count > 0)
        {
            return (null, found);
        }

        var last = Math.Max(Number(root, "lastNote") ?? 0, notes.Select(note => NoteBook.NumberOf(note.Id) ?? 0).DefaultIfEmpty().Max());
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < notes.Count; i++)
        {
            // Two branches that were merged may both have given out a number.
            if (!known.Add(notes[i].Id))
            {
                found.Add(Problems.NoteIdTwice(path, notes[i].Id, $"N{last + 1}"));
                notes[i] = notes[i] with { Id = $"N{++last}" };
                known.Add(notes[i].Id);
            }
        }

        for (var i = 1; i < versions.Count; i++)
        {
            versions[i] = versions[i] with { Number = Math.Max(versions[i].Number, versions[i - 1].Number + 1) };
        }

        return (new() { Notes = notes, Versions = versions, LastNote = last, Read = root, Diagnostics = found }, found);
    }

    private List<T> Items<T>(string name, Func<JsonObject, T?> read) where T : class
    {
        List<T> items = [];
        if (root[name] is not { } list)
        {
            return items;
        }

        if (list is not JsonArray array)
        {
            Wrong($"{name} is no list");
            return items;
        }

        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is JsonObject item && read(item) is { } value)
            {
                items.Add(value);
            }
            else
            {
                Wrong($"{name}[{i}] is not what it should be: {Shown(array[i])}");
            }
        }

        return items;
    }

    private static Note? NoteOf(JsonObject item) => Text(item, "id") is { Length: > 0 } id && Text(item, "text") is { } text && Fits(item, "anchor") && Fits(item, "disposition")
        ? new()
        {
            Id = id,
            Version = Number(item, "version") ?? 0,
            Author = Text(item, "author") ?? "you",
            At = Time(item),
            Kind = Word<NoteKind>(item, "kind"),
            Anchor = item["anchor"] is JsonObject anchor ? AnchorOf(anchor) : null,
            Text = text,
            Disposition = item["disposition"] is JsonObject disposition ? DispositionOf(disposition) : Disposition.Open,
            Earlier = [.. (item["earlier"] as JsonArray ?? []).OfType<JsonObject>().Select(DispositionOf)],
            Source = Word<NoteSource>(item, "source"),
            Mark = Text(item, "mark"),
            Challenge = Text(item, "challenge"),
        }
        : null;

    private static PlanVersion? VersionOf(JsonObject item) => Number(item, "number") is { } number && Text(item, "sha256") is { } hash
        ? new() { Number = number, Sha256 = hash, By = Text(item, "by") ?? "planner", At = Time(item) }
        : null;

    private static NoteAnchor AnchorOf(JsonObject item) => new()
    {
        Quote = Text(item, "quote") ?? "",
        From = Position(item, "from"),
        To = Position(item, "to"),
        Before = Text(item, "before") ?? "",
        After = Text(item, "after") ?? "",
    };

    // A state that is not known here is an open note: nothing that somebody wrote is taken as answered by mistake.
    private static Disposition DispositionOf(JsonObject item) => new()
    {
        State = Word<NoteState>(item, "state"),
        Version = Number(item, "version"),
        Where = Text(item, "where"),
        Why = Text(item, "why"),
        Reply = Text(item, "reply"),
    };

    private static bool Fits(JsonObject item, string name) => item[name] is null or JsonObject;

    private static TextPosition Position(JsonObject item, string name) =>
        item[name] is JsonObject position ? new(Math.Max(1, Number(position, "line") ?? 1), Math.Max(1, Number(position, "column") ?? 1)) : new(1, 1);

    private static DateTimeOffset Time(JsonObject item) =>
        DateTimeOffset.TryParse(Text(item, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : DateTimeOffset.UnixEpoch;

    private static T Word<T>(JsonObject item, string name) where T : struct, Enum =>
        Text(item, name) is { } word && !word.Any(char.IsAsciiDigit) && Enum.TryParse<T>(word, true, out var value) ? value : default;

    private static string? Text(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static string Shown(JsonNode? item)
    {
        var text = item?.ToJsonString() ?? "null";
        return text.Length <= 80 ? text : text[..80] + " …";
    }

    private void Wrong(string what) => found.Add(Problems.NotesNotReadable(path, null, what));
}
