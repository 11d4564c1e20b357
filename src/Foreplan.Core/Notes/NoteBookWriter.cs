using System.Text.Json.Nodes;

namespace Foreplan.Notes;

// Writes what is known over what was read; what is not known stays.
internal static class NoteBookWriter
{
    public static JsonObject Write(NoteBook book)
    {
        var root = (JsonObject)book.Read.DeepClone();
        var notes = Taken(root, "notes", "id");
        var versions = Taken(root, "versions", "number");
        Set(root, "foreplan", 1);
        if (book.Versions.Count > 0)
        {
            root["versions"] = new JsonArray([.. book.Versions.Select(version => (JsonNode)Over(versions, $"{version.Number}", item => Fill(item, version)))]);
        }

        if (book.LastNote > 0)
        {
            Set(root, "lastNote", book.LastNote);
        }

        root["notes"] = new JsonArray([.. book.Notes.Select(note => (JsonNode)Over(notes, note.Id, item => Fill(item, note)))]);
        return root;
    }

    // The items as they were read, by what tells them apart; of two with one id the first one keeps it.
    private static Dictionary<string, JsonObject> Taken(JsonObject root, string name, string key)
    {
        var items = new Dictionary<string, JsonObject>(StringComparer.OrdinalIgnoreCase);
        if (root[name] is JsonArray array)
        {
            foreach (var item in array.OfType<JsonObject>())
            {
                items.TryAdd(item[key]?.ToString() ?? "", item);
            }

            array.Clear();
        }

        return items;
    }

    private static JsonObject Over(Dictionary<string, JsonObject> read, string key, Action<JsonObject> fill)
    {
        JsonObject item = read.Remove(key, out var there) ? there : [];
        fill(item);
        return item;
    }

    private static void Fill(JsonObject item, PlanVersion version)
    {
        Set(item, "number", version.Number);
        Set(item, "sha256", version.Sha256);
        Set(item, "by", version.By);
        Set(item, "at", Time(version.At));
    }

    private static void Fill(JsonObject item, Note note)
    {
        Set(item, "id", note.Id);
        Set(item, "version", note.Version);
        Set(item, "author", note.Author);
        Set(item, "at", Time(note.At));
        Set(item, "kind", Word(note.Kind));
        Optional(item, "source", note.Source == NoteSource.Written ? null : Word(note.Source));
        Optional(item, "challenge", note.Challenge);
        Optional(item, "mark", note.Mark);
        if (note.Anchor is { } anchor)
        {
            Fill(Child(item, "anchor"), anchor);
        }
        else
        {
            item["anchor"] = null;
        }

        Set(item, "text", note.Text);
        Fill(Child(item, "disposition"), note.Disposition);
        if (note.Earlier.Count > 0)
        {
            item["earlier"] = new JsonArray([.. note.Earlier.Select(earlier =>
            {
                var node = new JsonObject();
                Fill(node, earlier);
                return (JsonNode)node;
            })]);
        }
    }

    private static void Fill(JsonObject item, NoteAnchor anchor)
    {
        Set(item, "quote", anchor.Quote);
        Fill(Child(item, "from"), anchor.From);
        Fill(Child(item, "to"), anchor.To);
        Optional(item, "before", anchor.Before.Length == 0 ? null : anchor.Before);
        Optional(item, "after", anchor.After.Length == 0 ? null : anchor.After);
    }

    private static void Fill(JsonObject item, TextPosition position)
    {
        Set(item, "line", position.Line);
        Set(item, "column", position.Column);
    }

    private static void Fill(JsonObject item, Disposition disposition)
    {
        Set(item, "state", Word(disposition.State));
        Set(item, "version", disposition.Version);
        Set(item, "where", disposition.Where);
        Set(item, "why", disposition.Why);
        Optional(item, "reply", disposition.Reply);
    }

    private static JsonObject Child(JsonObject item, string name)
    {
        if (item[name] is JsonObject there)
        {
            return there;
        }

        var made = new JsonObject();
        item[name] = made;
        return made;
    }

    private static void Optional(JsonObject item, string name, string? value)
    {
        if (value is null)
        {
            item.Remove(name);
        }
        else
        {
            Set(item, name, value);
        }
    }

    private static void Set(JsonObject item, string name, string? value) => item[name] = value;

    private static void Set(JsonObject item, string name, int? value) => item[name] = value;

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
