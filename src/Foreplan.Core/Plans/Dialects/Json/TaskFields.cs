using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Json;

// Fields of a tasks.json that our format has no place for: kept as they are in a section, and put back where they came from.
internal static class TaskFields
{
    private const string Name = "Other fields (task-master)";
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The fields of an object but for those that are read, where they are what the reader takes them for.
    public static JsonObject Of(JsonElement holder, Func<JsonProperty, bool> isRead)
    {
        JsonObject fields = [];
        foreach (var field in holder.EnumerateObject().Where(field => !isRead(field)))
        {
            fields[field.Name] = JsonNode.Parse(field.Value.GetRawText(), documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }

        return fields;
    }

    public static string Section(JsonObject fields, int level) =>
        fields.Count == 0 ? "" : $"{new string('#', level)} {Name}\n\n```json\n{Text(fields)}\n```";

    public static bool Is(Section section) => HeadingName.Of(section.Title) == "other fields" && Read(section.Body) is not null;

    // What such a section holds; empty where there is none.
    public static JsonObject In(IEnumerable<Section> sections) =>
        sections.Where(Is).Select(section => Read(section.Body)).FirstOrDefault() ?? [];

    public static string Text(JsonNode node)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // Puts fields into an object that has none of these names.
    public static void Put(JsonObject fields, JsonObject into)
    {
        foreach (var (name, value) in fields)
        {
            if (!into.ContainsKey(name))
            {
                into[name] = value?.DeepClone();
            }
        }
    }

    private static JsonObject? Read(string body)
    {
        var lines = body.Trim().Split('\n');
        if (lines.Length < 3 || !lines[0].StartsWith("```json", StringComparison.Ordinal) || lines[^1].Trim() != "```")
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(string.Join('\n', lines[1..^1])) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
